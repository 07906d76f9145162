using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;

namespace Bayou.Grains.Runs;

/// <summary>Asks the indexes of all experiments named at once, and merges their pages.</summary>
[StatelessWorker]
internal sealed class RunSearchGrain : Grain, IRunSearchGrain
{
    /// <inheritdoc />
    public async Task<RunSearchPage> SearchAsync(RunSearchQuery query, CancellationToken cancellationToken)
    {
        RunTable.Validate(query);
        var pages = await Task.WhenAll(query.ExperimentIds.Distinct(StringComparer.Ordinal).Select(id => SearchOneAsync(id, query, cancellationToken)));
        return pages.Length == 1 ? pages[0] : SearchMerge.Merge(query, pages);
    }

    private Task<RunSearchPage> SearchOneAsync(string experimentId, RunSearchQuery query, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<IRunIndexGrain>(GrainKeys.Experiment(experimentId)).SearchAsync(query, cancellationToken);
}
