using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Traces.Filters;

/// <summary>Keeps rows by duration; a trace whose end isn't known never matches.</summary>
/// <param name="columns">The columns.</param>
/// <param name="condition">The range.</param>
internal sealed class DurationFilter(TraceColumns columns, WholeCondition condition) : RowFilter(FilterCost.Number)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var values = buffers.Wholes;
        columns.Durations.CopyTo(page, values);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += values[place] != TraceColumns.NoDuration && condition.Matches(values[place]) ? 1 : 0;
        }

        return kept;
    }
}
