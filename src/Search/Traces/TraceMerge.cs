using Bayou.Contracts.Traces;
using Bayou.Search.Paging;

namespace Bayou.Search.Traces;

/// <summary>Puts the pages of several experiments together.</summary>
public static class TraceMerge
{
    /// <summary>One page out of pages that several tables gave for the same query. With no pages at all the query is still checked.</summary>
    /// <param name="query">The query that every table was asked, page size and token included.</param>
    /// <param name="pages">One page per experiment, in any order.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: the query can't be understood.</exception>
    public static TraceSearchPage Merge(TraceSearchQuery query, IReadOnlyList<TraceSearchPage> pages)
    {
        var plan = TraceSearchPlan.From(query);
        var order = new HitOrder<TraceHit>(plan.Ordering, hit => hit.SortKey, hit => hit.Info.TraceId);
        var (hits, more) = PageMerge.Merge(pages.Select(page => page.Hits), order, query.MaxResults);
        more |= pages.Any(page => page.NextPageToken is not null);
        return new TraceSearchPage(hits, more ? plan.TokenAfter(hits[^1]) : null);
    }
}
