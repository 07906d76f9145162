using System.Collections.Immutable;
using Bayou.Contracts.Registry;
using Bayou.Grains.Journal;
using Bayou.Search.Registry;
using Bayou.Storage;
using Bayou.Storage.Log;

namespace Bayou.Grains.Registry;

/// <summary>
/// Holds the columns over a workspace's registered models and their versions. They are rebuilt from the log when the grain activates and then
/// follow the changes that models tell; where one is missing, the model is read again from the log.
/// </summary>
/// <param name="store">The log.</param>
internal sealed class ModelCatalogGrain(IStateStore store) : Grain, IModelCatalogGrain
{
    private readonly ModelTable _table = new();
    private string _workspace = "";

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _workspace = this.GetPrimaryKeyString();
        await foreach (var stored in store.Log.ReadChildrenAsync(ModelStreams.ModelsOf(_workspace), cancellationToken))
        {
            Replace(stored);
        }
    }

    /// <inheritdoc />
    public async Task ApplyAsync(RegisteredModelChange change, CancellationToken cancellationToken)
    {
        if (!_table.TryApply(change))
        {
            await RefreshAsync([change.Name], cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task RefreshAsync(ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        var streams = new List<StoredStream>(names.Length);
        foreach (var name in names)
        {
            streams.Add(await store.Log.ReadAsync(ModelStreams.Model(_workspace, name), cancellationToken));
        }

        streams.ForEach(Replace);
    }

    /// <inheritdoc />
    public Task<RegisteredModelPage> SearchModelsAsync(RegistrySearchQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_table.SearchModels(query));

    /// <inheritdoc />
    public Task<ModelVersionPage> SearchVersionsAsync(RegistrySearchQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_table.SearchVersions(query));

    private void Replace(StoredStream stored)
    {
        var name = ModelStreams.NameOf(_workspace, stored.Stream);
        var model = new RegisteredModelState(_workspace, name);
        Journal<RegisteredModelState, RegisteredModelDelta>.Replay(model, stored);
        _table.Replace(name, model.ToDelta(), stored.Sequence);
    }
}
