using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;
using Bayou.Search.Columns;
using Bayou.Search.LoggedModels.Filters;
using Bayou.Search.LoggedModels.Sorting;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.LoggedModels;

/// <summary>
/// One search over the columns of one table, page by page of rows. Models come in the order of their creation, so a search for the
/// latest looks at the last page first and can soon refuse the rest by one comparison each.
/// </summary>
internal sealed class LoggedModelScan
{
    private readonly LoggedModelColumns _columns;
    private readonly LoggedModelSearchPlan _plan;
    private readonly ImmutableArray<RowFilter> _filters;
    private readonly RowOrder _order;
    private readonly TopRows _top;
    private readonly bool _backwards;
    private readonly ulong _afterBits;
    private readonly ScanBuffers _buffers = new();
    private readonly ushort[] _places = new ushort[Pages.Rows];
    private readonly ulong[] _bits = new ulong[Pages.Rows];

    private LoggedModelScan(LoggedModelColumns columns, LoggedModelSearchPlan plan)
    {
        _columns = columns;
        _plan = plan;
        _filters = LoggedModelFilters.Create(columns, plan);
        _order = LoggedModelOrders.Create(columns, plan.Ordering);
        _top = new TopRows(_order, plan.Query.MaxResults + 1);
        var parts = plan.Ordering.Parts.Parts;
        _backwards = parts.FirstOrDefault(part => part.Field == LoggedModelSchema.LatestFirst.Field)?.Descending ?? false;
        _afterBits = plan.After is { } after && parts is [var first, ..] ? SortBits.Of(after.Key[0], first.Descending) : 0;
    }

    /// <summary>Runs a search.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="plan">The search.</param>
    public static LoggedModelSearchPage Run(LoggedModelColumns columns, LoggedModelSearchPlan plan)
    {
        var scan = new LoggedModelScan(columns, plan);
        var pages = Pages.Count(columns.RowCount);
        for (var i = 0; i < pages; i++)
        {
            scan.Look(scan._backwards ? pages - 1 - i : i);
        }

        return scan.Finish();
    }

    private void Look(int page)
    {
        var places = _places.AsSpan(0, _columns.RowsIn(page));
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = (ushort)i;
        }

        foreach (var filter in _filters)
        {
            places = places[..filter.Keep(page, places, _buffers)];
            if (places.IsEmpty)
            {
                return;
            }
        }

        var bits = _bits.AsSpan(0, places.Length);
        _order.CopyBits(page, places, bits, _buffers);
        var first = Pages.FirstRow(page);
        for (var i = 0; i < places.Length; i++)
        {
            var next = _backwards ? places.Length - 1 - i : i;
            if (!_top.Refuses(bits[next]) && IsBehindToken(bits[next], first + places[next]))
            {
                _top.Offer(bits[next], first + places[next]);
            }
        }
    }

    private bool IsBehindToken(ulong bits, int row) =>
        _plan.After is not { } after || bits > _afterBits || (bits == _afterBits && _order.Compare(row, after) > 0);

    private LoggedModelSearchPage Finish()
    {
        var rows = _top.ToSortedRows();
        var hits = ImmutableArray.CreateBuilder<LoggedModelHit>(Math.Min(rows.Length, _plan.Query.MaxResults));
        foreach (var row in rows.AsSpan(0, hits.Capacity))
        {
            hits.Add(new LoggedModelHit(LoggedModelReader.Read(_columns, row), _order.Key(row)));
        }

        var token = rows.Length > _plan.Query.MaxResults ? _plan.TokenAfter(hits[^1]) : null;
        return new LoggedModelSearchPage(hits.MoveToImmutable(), token);
    }
}
