using System.Collections.Immutable;
using Bayou.Contracts.Registry;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Registry;

/// <summary>
/// One search over the columns of versions. Rows mostly come in the order of their times, and after a restart in that of their names, so
/// the scan starts where the first rows of the order are likely to be.
/// </summary>
internal static class VersionScan
{
    /// <summary>Runs a search.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="plan">The search.</param>
    /// <param name="pages">The pages to look at, ascending; null for all.</param>
    public static ModelVersionPage Run(VersionColumns columns, RegistrySearchPlan plan, IReadOnlyList<int>? pages)
    {
        RowFilter[] filters =
        [
            new ShownFilter(columns, plan.ShowsPrompts),
            .. plan.Clauses.Select(clause => VersionFilters.Create(columns, clause)).OrderBy(filter => filter.Cost),
        ];
        var order = new VersionOrder(columns, plan.Ordering);
        PageScan.Start? start = plan.After is { } after ? new(order.BitsOf(after.Key[0]), row => order.Compare(row, after.Key) > 0) : null;
        var rows = new PageScan(filters, order, plan.Query.MaxResults + 1, start, countsAll: false)
            .Find(columns.RowCount, plan.Ordering.Parts[0].Descending, pages);
        var reader = new VersionReader(columns);
        var size = Math.Min(rows.Length, plan.Query.MaxResults);
        var versions = ImmutableArray.CreateBuilder<ModelVersion>(size);
        foreach (var row in rows.AsSpan(0, size))
        {
            versions.Add(reader.Read(row));
        }

        return new ModelVersionPage(
            versions.MoveToImmutable(), rows.Length > size ? order.TokenAfter(rows[size - 1]).Encode(plan.Fingerprint) : null);
    }
}
