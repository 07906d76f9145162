using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows by end time; a run without one never matches.</summary>
/// <param name="columns">The columns.</param>
/// <param name="condition">The range.</param>
internal sealed class EndTimeFilter(RunColumns columns, WholeCondition condition) : RowFilter(FilterCost.Number)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var times = buffers.Wholes;
        var states = buffers.States;
        columns.Heads.Ends.CopyTo(page, times);
        columns.Heads.States.CopyTo(page, states);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += RunState.HasEnded(states[place]) && condition.Matches(times[place]) ? 1 : 0;
        }

        return kept;
    }

    /// <inheritdoc/>
    public override bool Matches(int row, ScanBuffers buffers) =>
        RunState.HasEnded(columns.Heads.States[row]) && condition.Matches(columns.Heads.Ends[row]);

    /// <inheritdoc/>
    public override bool MayMatch(int page)
    {
        var (least, greatest) = columns.Heads.Ends.Bounds(page);
        return condition.MayMatch(least, greatest);
    }
}
