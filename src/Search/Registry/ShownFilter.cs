using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Registry;

/// <summary>Keeps rows that have a version, and drops those of prompts unless the search shows them.</summary>
/// <param name="columns">The columns.</param>
/// <param name="showsPrompts">Whether the search shows prompts.</param>
internal sealed class ShownFilter(VersionColumns columns, bool showsPrompts) : RowFilter(FilterCost.Number)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var flags = buffers.States;
        columns.Flags.CopyTo(page, flags);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += VersionFlags.IsShown(flags[place], showsPrompts) ? 1 : 0;
        }

        return kept;
    }
}
