using Bayou.Contracts.Traces;
using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Traces.Filters;

/// <summary>Keeps rows by the name of their state.</summary>
internal sealed class TraceStateFilter : RowFilter
{
    private readonly TraceColumns _columns;
    private readonly bool[] _wanted;

    /// <summary>Judges each state once.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="condition">What the name must be.</param>
    public TraceStateFilter(TraceColumns columns, TextCondition condition)
        : base(FilterCost.Number)
    {
        _columns = columns;
        _wanted = [.. Enum.GetValues<TraceState>().Order().Select(state => condition.Matches(TraceStates.NameOf((long)state)))];
    }

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var states = buffers.States;
        _columns.States.CopyTo(page, states);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += _wanted[states[place]] ? 1 : 0;
        }

        return kept;
    }
}
