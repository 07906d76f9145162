using Bayou.Contracts.LoggedModels;
using Bayou.Grains.Journal;
using Bayou.Search.LoggedModels;
using Bayou.Storage;
using Bayou.Storage.Log;

namespace Bayou.Grains.LoggedModels;

/// <summary>
/// Holds the columns over an experiment's logged models. They are rebuilt from the log when the grain activates and then follow the
/// changes that models tell; where one is missing, the model is read again from the log.
/// </summary>
/// <param name="store">The log.</param>
internal sealed class LoggedModelIndexGrain(IStateStore store) : Grain, ILoggedModelIndexGrain
{
    private readonly LoggedModelTable _table = new();

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var parent = StreamNames.LoggedModelsOf(this.GetPrimaryKeyString());
        await foreach (var stored in store.Log.ReadChildrenAsync(parent, cancellationToken))
        {
            Replace(StreamNames.LoggedModelIdOf(stored.Stream), stored);
        }
    }

    /// <inheritdoc />
    public async Task ApplyAsync(LoggedModelChange change, CancellationToken cancellationToken)
    {
        if (!_table.TryApply(change))
        {
            Replace(change.ModelId, await store.Log.ReadAsync(StreamNames.LoggedModel(change.ModelId), cancellationToken));
        }
    }

    /// <inheritdoc />
    public Task<LoggedModelSearchPage> SearchAsync(LoggedModelSearchQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_table.Search(query));

    private void Replace(string modelId, StoredStream stored)
    {
        var model = new LoggedModelState(modelId);
        Journal<LoggedModelState, LoggedModelEvent>.Replay(model, stored);
        _table.Replace(model.ToModel(), stored.Sequence);
    }
}
