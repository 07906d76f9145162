using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Search.LoggedModels;

namespace Bayou.Grains.LoggedModels;

/// <summary>Asks the indexes of all experiments named at once, and merges their pages.</summary>
[StatelessWorker]
internal sealed class LoggedModelSearchGrain : Grain, ILoggedModelSearchGrain
{
    /// <inheritdoc />
    public async Task<LoggedModelSearchPage> SearchAsync(LoggedModelSearchQuery query, CancellationToken cancellationToken)
    {
        LoggedModelTable.Validate(query);
        var experimentIds = query.ExperimentIds.Distinct(StringComparer.Ordinal);
        var pages = await Task.WhenAll(experimentIds.Select(id => SearchOneAsync(id, query, cancellationToken)));
        return pages.Length == 1 ? pages[0] : LoggedModelMerge.Merge(query, pages);
    }

    private Task<LoggedModelSearchPage> SearchOneAsync(string experimentId, LoggedModelSearchQuery query, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<ILoggedModelIndexGrain>(GrainKeys.Experiment(experimentId)).SearchAsync(query, cancellationToken);
}
