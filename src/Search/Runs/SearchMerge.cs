using Bayou.Contracts.Runs;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs;

/// <summary>Puts the pages of several experiments together.</summary>
public static class SearchMerge
{
    /// <summary>
    /// One page out of pages that several tables gave for the same query. Pages of one experiment given twice count once.
    /// With no pages at all the query is still checked.
    /// </summary>
    /// <param name="query">The query that every table was asked, page size and token included.</param>
    /// <param name="pages">One page per experiment, in any order.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: the query can't be understood.</exception>
    public static RunSearchPage Merge(RunSearchQuery query, IReadOnlyList<RunSearchPage> pages)
    {
        var plan = RunSearchPlan.From(query);
        var distinct = Distinct(pages);
        var order = new HitOrder<RunHit>(plan.Ordering, hit => hit.SortKey, hit => hit.Run.Info.RunId);
        var (hits, more) = PageMerge.Merge(distinct.Select(page => page.Hits), order, query.MaxResults);
        more |= distinct.Exists(page => page.NextPageToken is not null);
        return new RunSearchPage(
            hits,
            more ? plan.TokenAfter(hits[^1]) : null,
            query.CountTotal ? distinct.Sum(page => page.Total ?? 0) : null);
    }

    /// <summary>Leaves out second pages of an experiment; pages without hits can't be told apart, and add nothing but a total.</summary>
    private static List<RunSearchPage> Distinct(IReadOnlyList<RunSearchPage> pages)
    {
        var experiments = new HashSet<string>(StringComparer.Ordinal);
        return [.. pages.Where(page => page.Hits.IsEmpty || experiments.Add(page.Hits[0].Run.Info.ExperimentId))];
    }
}
