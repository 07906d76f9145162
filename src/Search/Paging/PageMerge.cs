using System.Collections.Immutable;

namespace Bayou.Search.Paging;

/// <summary>Makes one page out of pages that several tables gave for the same query.</summary>
internal static class PageMerge
{
    /// <summary>The first rows of all pages.</summary>
    /// <typeparam name="THit">A row.</typeparam>
    /// <param name="pages">One page for each table, in order.</param>
    /// <param name="order">The order.</param>
    /// <param name="wanted">How many rows at most.</param>
    /// <returns>The rows, and whether the pages hold more.</returns>
    public static (ImmutableArray<THit> Hits, bool More) Merge<THit>(
        IEnumerable<ImmutableArray<THit>> pages, IComparer<THit> order, int wanted)
    {
        var hits = ImmutableArray.CreateBuilder<THit>();
        var next = new PriorityQueue<(ImmutableArray<THit> Page, int Index), THit>(order);
        foreach (var page in pages)
        {
            Enqueue(next, page, 0);
        }

        while (hits.Count < wanted && next.TryDequeue(out var place, out var hit))
        {
            hits.Add(hit);
            Enqueue(next, place.Page, place.Index + 1);
        }

        return (hits.ToImmutable(), next.Count > 0);
    }

    private static void Enqueue<THit>(PriorityQueue<(ImmutableArray<THit> Page, int Index), THit> next, ImmutableArray<THit> page, int index)
    {
        if (index < page.Length)
        {
            next.Enqueue((page, index), page[index]);
        }
    }
}
