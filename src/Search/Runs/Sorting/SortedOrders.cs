using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Sorting;

/// <summary>
/// The orders that searches of a table keep asking for. An order is kept when scans have looked at all rows for it more than once, and until others
/// take its room; it takes some 2.5 bytes a row. Nothing is kept of orders that pages' bounds serve well.
/// </summary>
/// <param name="limits">Sizes.</param>
internal sealed class SortedOrders(SortedOrderLimits limits)
{
    private const int MostKept = 8;
    private const int MostNoted = 32;

    // How many rows a scan looks at in the time in which a walk looks at one.
    private const int ScanSpeed = 32;

    // Scans of the whole table that an order must have cost before it is kept.
    private const int ScansToPay = 2;

    /// <summary>The last one used comes first.</summary>
    private readonly List<SortedRows> _kept = [];

    /// <summary>Pages looked at for orders that aren't kept; the last one used comes first.</summary>
    private readonly List<(Ordering Ordering, long Pages)> _noted = [];

    /// <summary>How many orders are kept.</summary>
    public int Count => _kept.Count;

    /// <summary>How many rows a walk through an order may meet; a scan looks at all rows in the time that so many take.</summary>
    /// <param name="rowCount">Rows of the table.</param>
    public int WalkBudget(int rowCount) => Math.Max(limits.LeastWalk, rowCount / ScanSpeed);

    /// <summary>The rows in an order; null when it isn't kept.</summary>
    /// <param name="ordering">The order.</param>
    public SortedRows? Find(Ordering ordering)
    {
        var index = _kept.FindIndex(rows => AreSame(rows.Ordering, ordering));
        if (index < 0)
        {
            return null;
        }

        var found = _kept[index];
        _kept.RemoveAt(index);
        _kept.Insert(0, found);
        return found;
    }

    /// <summary>Takes note of a scan that sorted rows would have spared.</summary>
    /// <param name="ordering">The order, which is not kept.</param>
    /// <param name="pages">How many pages the scan looked at.</param>
    /// <param name="rowCount">Rows of the table.</param>
    public void NoteScan(Ordering ordering, int pages, int rowCount)
    {
        if (pages < limits.LeastPages)
        {
            return;
        }

        var index = _noted.FindIndex(noted => AreSame(noted.Ordering, ordering));
        var paid = pages + (index < 0 ? 0 : _noted[index].Pages);
        if (index >= 0 || _noted.Count == MostNoted)
        {
            _noted.RemoveAt(index >= 0 ? index : MostNoted - 1);
        }

        if (paid < ScansToPay * Pages.Count(rowCount))
        {
            _noted.Insert(0, (ordering, paid));
            return;
        }

        if (_kept.Count == MostKept)
        {
            _kept.RemoveAt(MostKept - 1);
        }

        _kept.Insert(0, new SortedRows(ordering, limits.SegmentRows));
    }

    /// <summary>Takes note of a change that was written.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isNew">Whether the row was added for it.</param>
    /// <param name="change">The change.</param>
    public void OnChange(int row, bool isNew, RunChange change)
    {
        foreach (var rows in _kept)
        {
            if (isNew || rows.IsTouchedBy(change))
            {
                rows.Mark(row);
            }
        }
    }

    /// <summary>Takes note that a row was written anew, or added.</summary>
    /// <param name="row">The row.</param>
    public void OnReplaced(int row)
    {
        foreach (var rows in _kept)
        {
            rows.Mark(row);
        }
    }

    /// <summary>Keeps nothing any more.</summary>
    public void Clear() => _kept.Clear();

    private static bool AreSame(Ordering left, Ordering right) =>
        left.IdDescending == right.IdDescending && left.Parts.AsSpan().SequenceEqual(right.Parts.AsSpan());
}
