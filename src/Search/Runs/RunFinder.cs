using Bayou.Search.Runs.Filters;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Runs;

/// <summary>
/// Finds the rows of one page of a search: by a walk through the order where rows are kept in it and enough of them pass the filters, else by a
/// scan.
/// </summary>
/// <param name="columns">The columns.</param>
/// <param name="plan">The search.</param>
/// <param name="filters">What rows must pass, the cheapest first.</param>
/// <param name="order">The order, bound.</param>
internal sealed class RunFinder(RunColumns columns, RunSearchPlan plan, RowFilter[] filters, RowOrder order)
{
    private readonly int _wanted = plan.Query.MaxResults + 1;
    private readonly int _rowCount = columns.RowCount;
    private readonly int _budget = columns.Sorted.WalkBudget(columns.RowCount);
    private readonly bool _backwards = plan.Ordering.IsDescendingIn(RunSchema.LatestFirst.Field);
    private readonly PageScan _scan = new(
        filters, order, plan.Query.MaxResults + 1, order.StartAfter(plan.After, plan.Ordering), plan.Query.CountTotal);

    private int _met;

    /// <summary>How many rows match in all, where that is asked for.</summary>
    public long? Total => plan.Query.CountTotal ? _scan.Total : null;

    /// <summary>What had to be looked at.</summary>
    public SearchCost Cost => new(_scan.PagesLooked, _met);

    /// <summary>Finds the rows.</summary>
    /// <returns>The rows, in order; one more than the page holds where there are more.</returns>
    public int[] Find()
    {
        if (plan.Query.CountTotal || !order.CanBeKept || _wanted > _budget)
        {
            Scan();
        }
        else if (columns.Sorted.Find(plan.Ordering) is { } sorted)
        {
            Walk(sorted);
        }
        else
        {
            Scan();
            NoteScan();
        }

        return _scan.Top.ToSortedRows();
    }

    private void Scan() => _scan.Look(_rowCount, _backwards, pages: null);

    /// <summary>Has the order kept if so many rows passed that a walk would have found enough of them soon.</summary>
    private void NoteScan()
    {
        if (_scan.Total * _budget >= _scan.Judged * _wanted)
        {
            columns.Sorted.NoteScan(plan.Ordering, _scan.PagesLooked, _rowCount);
        }
    }

    private void Walk(SortedRows sorted)
    {
        sorted.Prepare(order, _rowCount);
        _scan.Look(_rowCount, _backwards, sorted.PagesWhere(_rowCount, sorted: false));
        var walk = new OrderWalk(sorted, order, filters, _scan.Buffers);
        var isDone = walk.TryFill(_scan.Top, _scan.Begin, _wanted, _budget);
        _met = walk.Met;
        if (!isDone)
        {
            _scan.Restart(order.StartAfter(walk.Last));
            _scan.Look(_rowCount, _backwards, sorted.PagesWhere(_rowCount, sorted: true));
        }
    }
}
