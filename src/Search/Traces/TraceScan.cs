using Bayou.Contracts.Traces;
using Bayou.Search.Language;
using Bayou.Search.Paging;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Traces.Filters;
using Bayou.Search.Traces.Sorting;

namespace Bayou.Search.Traces;

/// <summary>Scans over the columns of traces.</summary>
internal static class TraceScan
{
    /// <summary>The first traces that pass a filter, in order; what their content says is not looked at.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="ordering">The order.</param>
    /// <param name="after">Behind which place of the order they begin, or null.</param>
    /// <param name="wanted">How many at most.</param>
    public static TraceHit[] Find(TraceColumns columns, TraceFilter filter, Ordering ordering, PageToken? after, int wanted)
    {
        var order = TraceOrders.Create(columns, ordering);
        var scan = new PageScan(
            TraceFilters.Create(columns, filter), order, wanted, order.StartAfter(after, ordering), countsAll: false);
        var rows = scan.Find(columns.RowCount, ordering.IsDescendingIn(TraceSchema.LatestFirst.Field), columns.Pages.ByTime());
        return [.. rows.Select(row => new TraceHit(TraceReader.Read(columns, row), order.Key(row)))];
    }

    /// <summary>The rows that pass a filter, in no certain order; what their content says is not looked at.</summary>
    /// <param name="columns">The columns, which must not change meanwhile.</param>
    /// <param name="filters">The filters, bound to them.</param>
    public static IEnumerable<int> Rows(TraceColumns columns, RowFilter[] filters)
    {
        var buffers = new ScanBuffers();
        var places = new ushort[Columns.Pages.Rows];
        foreach (var page in columns.Pages.ByTime())
        {
            var kept = Keep(columns, filters, page, places, buffers);
            var first = Columns.Pages.FirstRow(page);
            for (var i = 0; i < kept; i++)
            {
                yield return first + places[i];
            }
        }
    }

    /// <summary>How many rows pass a filter.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="filter">The filter; it needs no content.</param>
    public static long Count(TraceColumns columns, TraceFilter filter)
    {
        var filters = TraceFilters.Create(columns, filter);
        var buffers = new ScanBuffers();
        var places = new ushort[Columns.Pages.Rows];
        return columns.Pages.ByTime().Sum(page => (long)Keep(columns, filters, page, places, buffers));
    }

    private static int Keep(TraceColumns columns, RowFilter[] filters, int page, ushort[] places, ScanBuffers buffers)
    {
        var kept = Math.Min(places.Length, columns.RowCount - Columns.Pages.FirstRow(page));
        for (var i = 0; i < kept; i++)
        {
            places[i] = (ushort)i;
        }

        foreach (var filter in filters)
        {
            kept = kept == 0 ? 0 : filter.Keep(page, places.AsSpan(0, kept), buffers);
        }

        return kept;
    }
}
