using Bayou.Contracts.Runs;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows by the name of their status.</summary>
internal sealed class StatusFilter : RowFilter
{
    private readonly RunColumns _columns;
    private readonly bool[] _wanted = new bool[RunState.StatusCount];

    /// <summary>Judges each status once.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="condition">What the name must be.</param>
    public StatusFilter(RunColumns columns, TextCondition condition)
        : base(FilterCost.Code)
    {
        _columns = columns;
        foreach (var status in Enum.GetValues<RunStatus>())
        {
            _wanted[(int)status] = condition.Matches(status.WireName());
        }
    }

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var states = buffers.States;
        _columns.Heads.States.CopyTo(page, states);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += _wanted[(int)RunState.Status(states[place])] ? 1 : 0;
        }

        return kept;
    }

    /// <inheritdoc/>
    public override bool Matches(int row, ScanBuffers buffers) => _wanted[(int)RunState.Status(_columns.Heads.States[row])];
}
