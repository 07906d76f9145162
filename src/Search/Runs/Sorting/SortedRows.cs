using System.Collections.Immutable;
using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Sorting;

/// <summary>The rows of a table in one order, in segments that come to be sorted one after the other.</summary>
/// <param name="ordering">The order.</param>
/// <param name="segmentRows">Rows of a segment.</param>
internal sealed class SortedRows(Ordering ordering, int segmentRows)
{
    private readonly List<SortedSegment> _segments = [];

    /// <summary>The order.</summary>
    public Ordering Ordering { get; } = ordering;

    /// <summary>The segments; some may not be sorted.</summary>
    public IReadOnlyList<SortedSegment> Segments => _segments;

    /// <summary>Notes that a row is new, or that its place in the order may have changed.</summary>
    /// <param name="row">The row.</param>
    public void Mark(int row)
    {
        var segment = row / segmentRows;
        if (segment < _segments.Count)
        {
            _segments[segment].Mark(row);
        }
    }

    /// <summary>Whether a change may move its row.</summary>
    /// <param name="change">The change.</param>
    public bool IsTouchedBy(RunChange change)
    {
        foreach (var part in Ordering.Parts)
        {
            var key = part.Field.Key;
            var isTouched = part.Field.Entity switch
            {
                FieldEntity.Metric => Has(change.Metrics, key, static metric => metric.Key),
                FieldEntity.Param => Has(change.Params, key, static param => param.Key),
                FieldEntity.Tag => Has(change.Tags, key, static tag => tag.Key) || Has(change.RemovedTags, key, static tag => tag),
                _ => change.Info is not null,
            };
            if (isTouched)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Puts rows that were marked where they belong, and sorts one segment that isn't sorted yet: so no search waits for more than one.
    /// </summary>
    /// <param name="order">The order, bound.</param>
    /// <param name="rowCount">Rows of the table.</param>
    public void Prepare(RowOrder order, int rowCount)
    {
        while (_segments.Count * segmentRows < rowCount)
        {
            _segments.Add(new SortedSegment(_segments.Count * segmentRows, segmentRows));
        }

        SortedSegment? unsorted = null;
        foreach (var segment in _segments)
        {
            if (segment.IsSorted)
            {
                segment.Refresh(order);
            }
            else
            {
                unsorted = segment;
            }
        }

        unsorted?.Sort(order, rowCount);
    }

    /// <summary>The pages, ascending, whose rows are in sorted segments, or in the others.</summary>
    /// <param name="rowCount">Rows of the table.</param>
    /// <param name="sorted">Which.</param>
    public List<int> PagesWhere(int rowCount, bool sorted)
    {
        var pages = new List<int>();
        for (var page = 0; page < Pages.Count(rowCount); page++)
        {
            if (_segments[Pages.FirstRow(page) / segmentRows].IsSorted == sorted)
            {
                pages.Add(page);
            }
        }

        return pages;
    }

    private static bool Has<T>(ImmutableArray<T> items, string key, Func<T, string> keyOf)
    {
        foreach (ref readonly var item in items.IsDefault ? [] : items.AsSpan())
        {
            if (keyOf(item) == key)
            {
                return true;
            }
        }

        return false;
    }
}
