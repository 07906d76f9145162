using System.Collections.Immutable;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Runs;

/// <summary>One search over the columns of runs, which mostly come in the order of their start times.</summary>
internal static class RunScan
{
    /// <summary>Runs a search.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="plan">The search.</param>
    /// <param name="cost">What it had to look at.</param>
    public static RunSearchPage Run(RunColumns columns, RunSearchPlan plan, out SearchCost cost)
    {
        RowFilter[] filters =
        [
            new ViewFilter(columns, plan.Query.View),
            .. plan.Clauses.Select(clause => RowFilterFactory.Create(columns, clause)).OrderBy(filter => filter.Cost),
        ];
        var order = new RowOrder(columns, plan.Ordering);
        var finder = new RunFinder(columns, plan, filters, order);
        var rows = finder.Find();
        cost = finder.Cost;
        var reader = new RunReader(columns, plan.Query.Projection);
        var hits = ImmutableArray.CreateBuilder<RunHit>(Math.Min(rows.Length, plan.Query.MaxResults));
        foreach (var row in rows.AsSpan(0, hits.Capacity))
        {
            hits.Add(new RunHit(reader.Read(row), order.Key(row)));
        }

        var token = rows.Length > plan.Query.MaxResults ? plan.TokenAfter(hits[^1]) : null;
        return new RunSearchPage(hits.MoveToImmutable(), token, finder.Total);
    }
}
