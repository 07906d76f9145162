using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Indexing;
using Bayou.Search.Runs;

namespace Bayou.Grains.Runs;

/// <summary>Asks the indexes of all experiments named at once, and merges their pages.</summary>
/// <param name="updates">What is on its way to the indexes.</param>
[StatelessWorker]
internal sealed class RunSearchGrain(IndexUpdates<RunChange> updates) : Grain, IRunSearchGrain
{
    /// <inheritdoc />
    public async Task<RunSearchPage> SearchAsync(RunSearchQuery query, CancellationToken cancellationToken)
    {
        RunTable.Validate(query);
        var pages = await Task.WhenAll(query.ExperimentIds.Distinct(StringComparer.Ordinal).Select(id => SearchOneAsync(id, query, cancellationToken)));
        return pages.Length == 1 ? pages[0] : SearchMerge.Merge(query, pages);
    }

    private async Task<RunSearchPage> SearchOneAsync(string experimentId, RunSearchQuery query, CancellationToken cancellationToken)
    {
        await updates.ArrivedAsync(experimentId).WaitAsync(cancellationToken);
        return await GrainFactory.GetGrain<IRunIndexGrain>(GrainKeys.Experiment(experimentId)).SearchAsync(query, cancellationToken);
    }
}
