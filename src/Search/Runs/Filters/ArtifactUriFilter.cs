using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows by artifact URI.</summary>
/// <param name="columns">The columns.</param>
/// <param name="condition">The condition.</param>
internal sealed class ArtifactUriFilter(RunColumns columns, TextCondition condition) : RowFilter(FilterCost.Compose)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += condition.Matches(columns.Heads.ArtifactUris.Read(first + place, columns.Heads.Ids)) ? 1 : 0;
        }

        return kept;
    }
}
