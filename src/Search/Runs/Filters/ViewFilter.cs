using Bayou.Contracts.Names;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps runs of the life-cycle stages that a view shows.</summary>
/// <param name="columns">The columns.</param>
/// <param name="view">The view.</param>
internal sealed class ViewFilter(RunColumns columns, ViewType view) : RowFilter(FilterCost.Nothing)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        if (view.Shows(LifecycleStage.Active) && view.Shows(LifecycleStage.Deleted))
        {
            return places.Length;
        }

        var states = buffers.States;
        columns.Heads.States.CopyTo(page, states);
        var stage = view.Shows(LifecycleStage.Active) ? LifecycleStage.Active : LifecycleStage.Deleted;
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += RunState.Stage(states[place]) == stage ? 1 : 0;
        }

        return kept;
    }

    /// <inheritdoc/>
    public override bool Matches(int row, ScanBuffers buffers) => view.Shows(RunState.Stage(columns.Heads.States[row]));
}
