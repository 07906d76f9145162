using Bayou.Search.Columns;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Runs;

/// <summary>One search over the columns of one table, page by page of rows: filters, then the first rows of an order.</summary>
/// <param name="filters">What rows must pass, the cheapest first.</param>
/// <param name="order">The order.</param>
/// <param name="wanted">How many rows to find at most.</param>
/// <param name="start">Where the rows begin, or null for the first ones.</param>
/// <param name="countsAll">
/// Whether <see cref="Total"/> is wanted; where it isn't, filters that match texts are spared rows that can't be among the first.
/// </param>
internal sealed class PageScan(RowFilter[] filters, IScanOrder order, int wanted, PageScan.Start? start, bool countsAll)
{
    private readonly int _cheap = countsAll ? filters.Length : Array.FindIndex(filters, static filter => filter.Cost >= FilterCost.Match);
    private readonly TopRows _top = new(order, wanted);
    private readonly ScanBuffers _buffers = new();
    private Start? _start = start;
    private readonly ushort[] _places = new ushort[Pages.Rows];
    private readonly ulong[] _bits = new ulong[Pages.Rows];

    /// <summary>Rows that passed the filters, wherever they lie; less than that unless all are counted.</summary>
    public long Total { get; private set; }

    /// <summary>The first rows found so far.</summary>
    public TopRows Top => _top;

    /// <summary>Where the rows begin, or null for the first ones.</summary>
    public Start? Begin => _start;

    /// <summary>Room to unpack columns.</summary>
    public ScanBuffers Buffers => _buffers;

    /// <summary>Pages that had to be looked at so far.</summary>
    public int PagesLooked { get; private set; }

    /// <summary>How many rows <see cref="Total"/> was found among, as far as the scan can tell.</summary>
    public long Judged { get; private set; }

    /// <summary>Finds the rows.</summary>
    /// <param name="rowCount">Rows of the table.</param>
    /// <param name="backwards">
    /// Whether the first rows of the order are likely to be the table's last: the scan begins there, and can soon refuse the rest.
    /// </param>
    /// <param name="pages">The pages to look at, ascending; null for all.</param>
    /// <returns>The rows, in order.</returns>
    public int[] Find(int rowCount, bool backwards, IReadOnlyList<int>? pages = null)
    {
        Look(rowCount, backwards, pages);
        return _top.ToSortedRows();
    }

    /// <summary>Lets what is looked at from now on begin elsewhere.</summary>
    /// <param name="begin">Where the rows begin.</param>
    public void Restart(Start begin) => _start = begin;

    /// <summary>Looks at pages for rows that belong to <see cref="Top"/>.</summary>
    /// <param name="rowCount">Rows of the table.</param>
    /// <param name="backwards">As for <see cref="Find"/>.</param>
    /// <param name="pages">The pages to look at, ascending; null for all.</param>
    public void Look(int rowCount, bool backwards, IReadOnlyList<int>? pages)
    {
        var count = pages?.Count ?? Pages.Count(rowCount);
        for (var i = 0; i < count; i++)
        {
            var next = backwards ? count - 1 - i : i;
            var page = pages is null ? next : pages[next];
            if ((countsAll || !IsBeyond(order.Bounds(page))) && MayMatch(page))
            {
                LookAt(page, Math.Min(Pages.Rows, rowCount - Pages.FirstRow(page)), backwards);
            }
        }
    }

    private bool MayMatch(int page)
    {
        foreach (var filter in filters)
        {
            if (!filter.MayMatch(page))
            {
                return false;
            }
        }

        return true;
    }

    private void LookAt(int page, int rows, bool backwards)
    {
        PagesLooked++;
        Judged += rows;
        var places = _places.AsSpan(0, rows);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = (ushort)i;
        }

        for (var i = 0; i < filters.Length; i++)
        {
            if (i == _cheap)
            {
                var accepted = KeepAccepted(page, places);
                Judged -= places.IsEmpty ? 0 : (long)rows * (places.Length - accepted) / places.Length;
                places = places[..accepted];
            }

            places = places[..filters[i].Keep(page, places, _buffers)];
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

    /// <summary>Keeps the rows that may still be among the first.</summary>
    private int KeepAccepted(int page, Span<ushort> places)
    {
        if (places.IsEmpty || (!_top.IsFull && _start is null))
        {
            return places.Length;
        }

        var bits = _bits.AsSpan(0, places.Length);
        order.CopyBits(page, places, bits, _buffers);
        var first = _start?.Bits ?? 0;
        var kept = 0;
        for (var i = 0; i < places.Length; i++)
        {
            places[kept] = places[i];
            kept += bits[i] >= first && !_top.Refuses(bits[i]) ? 1 : 0;
        }

        return kept;
    }

    /// <summary>Whether no row of a page can come in: all are behind the last of the rows found, or before the first of those wanted.</summary>
    private bool IsBeyond((ulong Least, ulong Greatest) bounds) =>
        _top.Refuses(bounds.Least) || (_start is { } after && bounds.Greatest < after.Bits);

    private bool HasBegun(ulong bits, int row) => _start is not { } after || after.Precedes(bits, row);

    /// <summary>The last row of the page before.</summary>
    /// <param name="Bits">The <see cref="SortBits"/> of its first part; 0 for an order without parts.</param>
    /// <param name="IsBehind">Whether a row comes after it.</param>
    internal readonly record struct Start(ulong Bits, Predicate<int> IsBehind)
    {
        /// <summary>Whether a row comes after it, told by the row's <see cref="SortBits"/> where these say it.</summary>
        /// <param name="bits">The bits of the row's first part.</param>
        /// <param name="row">The row.</param>
        public bool Precedes(ulong bits, int row) => bits > Bits || (bits == Bits && IsBehind(row));
    }
}
