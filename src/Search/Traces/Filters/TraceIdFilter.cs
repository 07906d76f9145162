using Bayou.Search.Columns;
using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Traces.Filters;

/// <summary>Keeps rows by trace id; ids named one by one are looked up at once.</summary>
/// <param name="ids">The ids of all rows.</param>
/// <param name="condition">The condition.</param>
internal sealed class TraceIdFilter(TraceIds ids, TextCondition condition)
    : RowFilter(condition.Pattern is null ? FilterCost.Code : FilterCost.Match)
{
    private readonly HashSet<int>? _rows = condition.Pattern is null ? [.. condition.Values.Select(ids.Find)] : null;

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += Matches(first + place) ? 1 : 0;
        }

        return kept;
    }

    private bool Matches(int row) => _rows is null ? condition.Matches(ids.Get(row)) : _rows.Contains(row) != condition.Negated;
}
