using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Runs.Sorting;

/// <summary>
/// Goes through sorted segments in the order of their rows, merged, from where a page begins until it is full. What that costs depends on how
/// many rows it meets before enough have passed the filters; where that promises to be more than a scan costs, it gives up.
/// </summary>
/// <param name="sorted">The rows in order.</param>
/// <param name="order">The order, bound.</param>
/// <param name="filters">What rows must pass.</param>
/// <param name="buffers">Room to unpack columns.</param>
internal sealed class OrderWalk(SortedRows sorted, RowOrder order, RowFilter[] filters, ScanBuffers buffers)
{
    // Share of the budget after which it may give up.
    private const int PatienceShare = 16;

    private readonly int[] _next = new int[sorted.Segments.Count];
    private readonly PriorityQueue<int, (ulong Bits, int Row)> _heads = new(new HeadOrder(order));

    /// <summary>How many rows it met.</summary>
    public int Met { get; private set; }

    /// <summary>The row that it met last.</summary>
    public int Last { get; private set; }

    /// <summary>Walks.</summary>
    /// <param name="top">Takes the rows found; may hold rows of segments that aren't sorted.</param>
    /// <param name="start">Where the page begins; null for the first.</param>
    /// <param name="wanted">How many rows are to be found.</param>
    /// <param name="budget">How many rows it may meet.</param>
    /// <returns>False when it gave up behind <see cref="Last"/>; all rows before are done.</returns>
    public bool TryFill(TopRows top, PageScan.Start? start, int wanted, int budget)
    {
        var found = 0;
        Begin(start);
        while (_heads.TryPeek(out var segment, out var head) && !top.IsComplete(head.Bits, head.Row))
        {
            (Last, Met) = (head.Row, Met + 1);
            if (Passes(head.Row))
            {
                top.Offer(head.Bits, head.Row);
                found++;
            }

            Advance(segment);
            if (Met * PatienceShare >= budget && (long)Met * wanted > (long)budget * found && _heads.Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    private void Begin(PageScan.Start? start)
    {
        for (var segment = 0; segment < _next.Length; segment++)
        {
            var rows = sorted.Segments[segment];
            if (!rows.IsSorted)
            {
                continue;
            }

            _next[segment] = start is { } after ? rows.CountBefore(row => !after.Precedes(order.Bits(row), row)) : 0;
            if (_next[segment] < rows.Count)
            {
                _heads.Enqueue(segment, Head(segment));
            }
        }
    }

    private void Advance(int segment)
    {
        if (++_next[segment] < sorted.Segments[segment].Count)
        {
            _heads.DequeueEnqueue(segment, Head(segment));
        }
        else
        {
            _heads.Dequeue();
        }
    }

    private (ulong Bits, int Row) Head(int segment)
    {
        var row = sorted.Segments[segment].Row(_next[segment]);
        return (order.Bits(row), row);
    }

    private bool Passes(int row)
    {
        foreach (var filter in filters)
        {
            if (!filter.Matches(row, buffers))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class HeadOrder(RowOrder order) : IComparer<(ulong Bits, int Row)>
    {
        public int Compare((ulong Bits, int Row) x, (ulong Bits, int Row) y)
        {
            var byBits = x.Bits.CompareTo(y.Bits);
            return byBits != 0 ? byBits : order.Compare(x.Row, y.Row);
        }
    }
}
