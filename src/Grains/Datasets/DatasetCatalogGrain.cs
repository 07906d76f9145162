using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Grains.Journal;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.Datasets;

/// <summary>Owns the datasets that runs of one experiment named.</summary>
internal sealed class DatasetCatalogGrain : Grain, IDatasetCatalogGrain
{
    private readonly string _experimentId;
    private readonly Journal<DatasetState, DatasetEvent> _journal;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    public DatasetCatalogGrain(IStateStore store, JournalOptions options)
    {
        _experimentId = this.GetPrimaryKeyString();
        _journal = new Journal<DatasetState, DatasetEvent>(
            StreamNames.Datasets(_experimentId), store.Log, options, () => new DatasetState(_experimentId));
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<ImmutableArray<DatasetInput>> RegisterAsync(ImmutableArray<DatasetInput> inputs, CancellationToken cancellationToken)
    {
        await _journal.CommitAsync(known => DatasetDecisions.Register(known, inputs), cancellationToken);
        return DatasetDecisions.Canonical(_journal.State, inputs);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<DatasetSummary>> SummarizeAsync(int maxResults, CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        return
        [
            .. _journal.State.Uses.Take(maxResults)
                .Select(use => new DatasetSummary(_experimentId, use.Name, use.Digest, use.Context)),
        ];
    }
}
