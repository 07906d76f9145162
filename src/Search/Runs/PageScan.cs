using Bayou.Search.Columns;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Runs;

/// <summary>One search over the columns of one table, page by page of rows: filters, then the first rows of an order.</summary>
/// <param name="filters">What rows must pass, the cheapest first.</param>
/// <param name="order">The order.</param>
/// <param name="wanted">How many rows to find at most.</param>
/// <param name="start">Where the rows begin, or null for the first ones.</param>
internal sealed class PageScan(RowFilter[] filters, IScanOrder order, int wanted, PageScan.Start? start)
{
    private readonly TopRows _top = new(order, wanted);
    private readonly ScanBuffers _buffers = new();
    private readonly ushort[] _places = new ushort[Pages.Rows];
    private readonly ulong[] _bits = new ulong[Pages.Rows];

    /// <summary>Rows that passed the filters, wherever they lie.</summary>
    public long Total { get; private set; }

    /// <summary>Finds the rows.</summary>
    /// <param name="rowCount">Rows of the table.</param>
    /// <param name="backwards">
    /// Whether the first rows of the order are likely to be the table's last: the scan begins there, and can soon refuse the rest.
    /// </param>
    /// <param name="pages">The pages to look at, ascending; null for all.</param>
    /// <returns>The rows, in order.</returns>
    public int[] Find(int rowCount, bool backwards, IReadOnlyList<int>? pages = null)
    {
        var count = pages?.Count ?? Pages.Count(rowCount);
        for (var i = 0; i < count; i++)
        {
            var next = backwards ? count - 1 - i : i;
            var page = pages is null ? next : pages[next];
            Look(page, Math.Min(Pages.Rows, rowCount - Pages.FirstRow(page)), backwards);
        }

        return _top.ToSortedRows();
    }

    private void Look(int page, int rows, bool backwards)
    {
        var places = _places.AsSpan(0, rows);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = (ushort)i;
        }

        foreach (var filter in filters)
        {
            places = places[..filter.Keep(page, places, _buffers)];
            if (places.IsEmpty)
            {
                return;
            }
        }

        Total += places.Length;
        var bits = _bits.AsSpan(0, places.Length);
        order.CopyBits(page, places, bits, _buffers);
        var first = Pages.FirstRow(page);
        for (var i = 0; i < places.Length; i++)
        {
            var next = backwards ? places.Length - 1 - i : i;
            if (!_top.Refuses(bits[next]) && HasBegun(bits[next], first + places[next]))
            {
                _top.Offer(bits[next], first + places[next]);
            }
        }
    }

    private bool HasBegun(ulong bits, int row) =>
        start is not { } after || bits > after.Bits || (bits == after.Bits && after.IsBehind(row));

    /// <summary>The last row of the page before.</summary>
    /// <param name="Bits">The <see cref="SortBits"/> of its first part; 0 for an order without parts.</param>
    /// <param name="IsBehind">Whether a row comes after it.</param>
    internal readonly record struct Start(ulong Bits, Predicate<int> IsBehind);
}
