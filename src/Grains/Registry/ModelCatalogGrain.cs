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
        var stored = store.Log.ReadChildrenAsync(ModelStreams.ModelsOf(_workspace), cancellationToken);
        await foreach (var (name, history, sequence) in StreamDecoding.DecodeAsync(stored, Decode, cancellationToken))
        {
            _table.Replace(name, history, sequence);
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
        var models = new List<(string Name, ImmutableArray<RegisteredModelDelta> History, long Sequence)>(names.Length);
        foreach (var name in names)
        {
            models.Add(Decode(await store.Log.ReadAsync(ModelStreams.Model(_workspace, name), cancellationToken)));
        }

        models.ForEach(model => _table.Replace(model.Name, model.History, model.Sequence));
    }

    /// <inheritdoc />
    public Task<RegisteredModelPage> SearchModelsAsync(RegistrySearchQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_table.SearchModels(query));

    /// <inheritdoc />
    public Task<ModelVersionPage> SearchVersionsAsync(RegistrySearchQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_table.SearchVersions(query));

    private (string Name, ImmutableArray<RegisteredModelDelta> History, long Sequence) Decode(StoredStream stored) => (
        ModelStreams.NameOf(_workspace, stored.Stream),
        StreamDecoding.DecodeAll(stored, (body, _) => ModelRecordCodec.Decode(body, stored.Stream)),
        stored.Sequence);
}
