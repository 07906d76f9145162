using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Traces.Filters;

/// <summary>Keeps rows that hold a trace.</summary>
/// <param name="columns">The columns.</param>
internal sealed class LiveFilter(TraceColumns columns) : RowFilter(FilterCost.Nothing)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        if (columns.Pages.CountOf(page) == places.Length)
        {
            return places.Length;
        }

        var states = buffers.States;
        columns.States.CopyTo(page, states);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += states[place] != TraceStates.Free ? 1 : 0;
        }

        return kept;
    }
}
