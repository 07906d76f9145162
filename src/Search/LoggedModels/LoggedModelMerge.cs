using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;
using Bayou.Search.Language;
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
        var hits = ImmutableArray.CreateBuilder<LoggedModelHit>();
        var order = Comparer<LoggedModelHit>.Create((left, right) => Compare(plan.Ordering.Parts, left, right));
        var next = new PriorityQueue<(LoggedModelSearchPage Page, int Index), LoggedModelHit>(order);
        foreach (var page in pages)
        {
            Enqueue(next, page, 0);
        }

        while (hits.Count < query.MaxResults && next.TryDequeue(out var place, out var hit))
        {
            hits.Add(hit);
            Enqueue(next, place.Page, place.Index + 1);
        }

        var more = next.Count > 0 || pages.Any(page => page.NextPageToken is not null);
        return new LoggedModelSearchPage(hits.ToImmutable(), more ? plan.TokenAfter(hits[^1]) : null);
    }

    private static void Enqueue(
        PriorityQueue<(LoggedModelSearchPage Page, int Index), LoggedModelHit> next, LoggedModelSearchPage page, int index)
    {
        if (index < page.Hits.Length)
        {
            next.Enqueue((page, index), page.Hits[index]);
        }
    }

    private static int Compare(Ordering ordering, LoggedModelHit left, LoggedModelHit right)
    {
        for (var i = 0; i < ordering.Parts.Length; i++)
        {
            var compared = SortValues.Compare(left.SortKey[i], right.SortKey[i], ordering.Parts[i].Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        var byId = string.CompareOrdinal(left.Model.Info.ModelId, right.Model.Info.ModelId);
        return ordering.IdDescending ? -byId : byId;
    }
}
