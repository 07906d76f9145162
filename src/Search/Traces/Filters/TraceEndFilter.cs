using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Traces.Filters;

/// <summary>Keeps rows by end time, which is the request time where the duration isn't known.</summary>
/// <param name="columns">The columns.</param>
/// <param name="condition">The range.</param>
internal sealed class TraceEndFilter(TraceColumns columns, WholeCondition condition) : RowFilter(FilterCost.Number)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var times = buffers.Wholes;
        var durations = buffers.States;
        columns.Times.CopyTo(page, times);
        columns.Durations.CopyTo(page, durations);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += condition.Matches(times[place] + Math.Max(0, durations[place])) ? 1 : 0;
        }

        return kept;
    }
}
