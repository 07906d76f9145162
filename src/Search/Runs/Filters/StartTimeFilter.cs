using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows by start time.</summary>
/// <param name="columns">The columns.</param>
/// <param name="condition">The range.</param>
internal sealed class StartTimeFilter(RunColumns columns, WholeCondition condition) : RowFilter(FilterCost.Number)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var times = buffers.Wholes;
        columns.Heads.Starts.CopyTo(page, times);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += condition.Matches(times[place]) ? 1 : 0;
        }

        return kept;
    }
}
