using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;
using Bayou.Search.LoggedModels.Filters;
using Bayou.Search.LoggedModels.Sorting;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.LoggedModels;

/// <summary>One search over the columns of logged models, which come in the order of their creation.</summary>
internal static class LoggedModelScan
{
    /// <summary>Runs a search.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="plan">The search.</param>
    public static LoggedModelSearchPage Run(LoggedModelColumns columns, LoggedModelSearchPlan plan)
    {
        var order = LoggedModelOrders.Create(columns, plan.Ordering);
        var ordering = plan.Ordering.Parts;
        var scan = new PageScan(
            [.. LoggedModelFilters.Create(columns, plan)],
            order,
            plan.Query.MaxResults + 1,
            order.StartAfter(plan.After, ordering),
            countsAll: false);
        var rows = scan.Find(columns.RowCount, ordering.IsDescendingIn(LoggedModelSchema.LatestFirst.Field));
        var hits = ImmutableArray.CreateBuilder<LoggedModelHit>(Math.Min(rows.Length, plan.Query.MaxResults));
        foreach (var row in rows.AsSpan(0, hits.Capacity))
        {
            hits.Add(new LoggedModelHit(LoggedModelReader.Read(columns, row), order.Key(row)));
        }

        var token = rows.Length > plan.Query.MaxResults ? plan.TokenAfter(hits[^1]) : null;
        return new LoggedModelSearchPage(hits.MoveToImmutable(), token);
    }
}
