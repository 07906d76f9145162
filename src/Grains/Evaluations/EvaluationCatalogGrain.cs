using Bayou.Contracts.Evaluations;
using Bayou.Grains.Journal;
using Bayou.Search.Evaluations;
using Bayou.Storage;

namespace Bayou.Grains.Evaluations;

/// <summary>Holds the table over a workspace's evaluation datasets: rebuilt from the log, then told each change.</summary>
/// <param name="store">The log.</param>
internal sealed class EvaluationCatalogGrain(IStateStore store) : Grain, IEvaluationCatalogGrain
{
    private readonly EvaluationDatasetTable _table = new();

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var parent = StreamNames.EvaluationDatasetsOf(this.GetPrimaryKeyString());
        await foreach (var stored in store.Log.ReadChildrenAsync(parent, cancellationToken))
        {
            var state = new EvaluationDatasetState(StreamNames.EvaluationDatasetIdOf(stored.Stream));
            Journal<EvaluationDatasetState, DatasetHead>.Replay(state, stored);
            _table.Upsert(new EvaluationDatasetChange(state.Head.Dataset, stored.Sequence, state.Head.Deleted));
        }
    }

    /// <inheritdoc />
    public Task ApplyAsync(EvaluationDatasetChange change, CancellationToken cancellationToken)
    {
        _table.Upsert(change);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<EvaluationDatasetPage> SearchAsync(EvaluationDatasetQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_table.Search(query));
}
