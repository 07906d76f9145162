using System.Collections.Immutable;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
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
        var hits = ImmutableArray.CreateBuilder<RunHit>();
        var order = Comparer<RunHit>.Create((left, right) => Compare(plan.Ordering, left, right));
        var next = new PriorityQueue<(RunSearchPage Page, int Index), RunHit>(order);
        foreach (var page in distinct)
        {
            Enqueue(next, page, 0);
        }

        while (hits.Count < query.MaxResults && next.TryDequeue(out var place, out var hit))
        {
            hits.Add(hit);
            Enqueue(next, place.Page, place.Index + 1);
        }

        var more = next.Count > 0 || distinct.Exists(page => page.NextPageToken is not null);
        return new RunSearchPage(
            hits.ToImmutable(),
            more ? plan.TokenAfter(hits[^1]) : null,
            query.CountTotal ? distinct.Sum(page => page.Total ?? 0) : null);
    }

    private static void Enqueue(PriorityQueue<(RunSearchPage Page, int Index), RunHit> next, RunSearchPage page, int index)
    {
        if (index < page.Hits.Length)
        {
            next.Enqueue((page, index), page.Hits[index]);
        }
    }

    /// <summary>Leaves out second pages of an experiment; pages without hits can't be told apart, and add nothing but a total.</summary>
    private static List<RunSearchPage> Distinct(IReadOnlyList<RunSearchPage> pages)
    {
        var experiments = new HashSet<string>(StringComparer.Ordinal);
        return [.. pages.Where(page => page.Hits.IsEmpty || experiments.Add(page.Hits[0].Run.Info.ExperimentId))];
    }

    private static int Compare(Ordering ordering, RunHit left, RunHit right)
    {
        for (var i = 0; i < ordering.Parts.Length; i++)
        {
            var compared = SortValues.Compare(left.SortKey[i], right.SortKey[i], ordering.Parts[i].Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        var byId = string.CompareOrdinal(left.Run.Info.RunId, right.Run.Info.RunId);
        return ordering.IdDescending ? -byId : byId;
    }
}
