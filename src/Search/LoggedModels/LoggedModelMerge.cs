using Bayou.Contracts.LoggedModels;
using Bayou.Search.Paging;

namespace Bayou.Search.LoggedModels;

/// <summary>Puts the pages of several experiments together.</summary>
public static class LoggedModelMerge
{
    /// <summary>One page out of pages that several tables gave for the same query. With no pages at all the query is still checked.</summary>
    /// <param name="query">The query that every table was asked, page size and token included.</param>
    /// <param name="pages">One page per experiment, in any order.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: the query can't be understood.</exception>
    public static LoggedModelSearchPage Merge(LoggedModelSearchQuery query, IReadOnlyList<LoggedModelSearchPage> pages)
    {
        var plan = LoggedModelSearchPlan.From(query);
        var order = new HitOrder<LoggedModelHit>(plan.Ordering.Parts, hit => hit.SortKey, hit => hit.Model.Info.ModelId);
        var (hits, more) = PageMerge.Merge(pages.Select(page => page.Hits), order, query.MaxResults);
        more |= pages.Any(page => page.NextPageToken is not null);
        return new LoggedModelSearchPage(hits, more ? plan.TokenAfter(hits[^1]) : null);
    }
}
