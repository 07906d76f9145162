using Bayou.Contracts.Names;
using Bayou.Search.Columns;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.LoggedModels.Filters;

/// <summary>Keeps models that are not deleted.</summary>
/// <param name="stages">Numbers of life-cycle stages.</param>
internal sealed class ActiveModelFilter(WholeColumn stages) : RowFilter(FilterCost.Nothing)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var values = buffers.States;
        stages.CopyTo(page, values);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += values[place] == (long)LifecycleStage.Active ? 1 : 0;
        }

        return kept;
    }
}
