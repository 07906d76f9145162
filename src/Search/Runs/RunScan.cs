using System.Collections.Immutable;
using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Runs;

/// <summary>
/// One search over the columns of one table, page by page of rows. Runs mostly come in the order of their start times, so a
/// search for the latest looks at the last page first and can soon refuse the rest by one comparison each.
/// </summary>
internal sealed class RunScan
{
    private readonly RunColumns _columns;
    private readonly RunSearchPlan _plan;
    private readonly RowFilter[] _filters;
    private readonly RowOrder _order;
    private readonly TopRows _top;
    private readonly bool _backwards;
    private readonly ulong _afterBits;
    private readonly ScanBuffers _buffers = new();
    private readonly ushort[] _places = new ushort[Pages.Rows];
    private readonly ulong[] _bits = new ulong[Pages.Rows];
    private long _total;

    private RunScan(RunColumns columns, RunSearchPlan plan)
    {
        _columns = columns;
        _plan = plan;
        _filters =
        [
            new ViewFilter(columns, plan.Query.View),
            .. plan.Clauses.Select(clause => RowFilterFactory.Create(columns, clause)).OrderBy(filter => filter.Cost),
        ];
        _order = new RowOrder(columns, plan.Ordering);
        _top = new TopRows(_order, plan.Query.MaxResults + 1);
        _backwards = plan.Ordering.Parts.FirstOrDefault(part => part.Field == RunSchema.LatestFirst.Field)?.Descending ?? false;
        _afterBits = plan is { After: { } after, Ordering.Parts: [var first, ..] } ? SortBits.Of(after.Key[0], first.Descending) : 0;
    }

    /// <summary>Runs a search.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="plan">The search.</param>
    public static RunSearchPage Run(RunColumns columns, RunSearchPlan plan)
    {
        var scan = new RunScan(columns, plan);
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

        _total += places.Length;
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

    private RunSearchPage Finish()
    {
        var rows = _top.ToSortedRows();
        var reader = new RunReader(_columns, _plan.Query.Projection);
        var hits = ImmutableArray.CreateBuilder<RunHit>(Math.Min(rows.Length, _plan.Query.MaxResults));
        foreach (var row in rows.AsSpan(0, hits.Capacity))
        {
            hits.Add(new RunHit(reader.Read(row), _order.Key(row)));
        }

        var token = rows.Length > _plan.Query.MaxResults ? _plan.TokenAfter(hits[^1]) : null;
        return new RunSearchPage(hits.MoveToImmutable(), token, _plan.Query.CountTotal ? _total : null);
    }
}
