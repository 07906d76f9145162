using Bayou.Contracts.LoggedModels;
using Bayou.Grains.Journal;
using Bayou.Search.LoggedModels;
using Bayou.Storage;

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
        var stored = store.Log.ReadChildrenAsync(parent, cancellationToken);
        await foreach (var history in StreamDecoding.DecodeAsync(stored, LoggedModelCodec.DecodeAll, cancellationToken))
        {
            _table.Replace(history);
        }
    }

    /// <inheritdoc />
    public async Task ApplyAsync(LoggedModelChange change, CancellationToken cancellationToken)
    {
        if (!_table.TryApply(change))
        {
            var stored = await store.Log.ReadAsync(StreamNames.LoggedModel(change.ModelId), cancellationToken);
            _table.Replace(LoggedModelCodec.DecodeAll(stored));
        }
    }

    /// <inheritdoc />
    public Task<LoggedModelSearchPage> SearchAsync(LoggedModelSearchQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_table.Search(query));
}
