using Bayou.Search.Columns;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows that have a param or tag, or rows that lack it.</summary>
/// <param name="column">The param or tag.</param>
/// <param name="wanted">Whether a row must have it.</param>
internal sealed class PresenceFilter(TextColumn column, bool wanted) : RowFilter(FilterCost.Code)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var codes = buffers.Wholes;
        if (!column.TryCopyCodes(page, codes))
        {
            return wanted ? 0 : places.Length;
        }

        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += (codes[place] != 0) == wanted ? 1 : 0;
        }

        return kept;
    }

    /// <inheritdoc/>
    public override bool Matches(int row, ScanBuffers buffers) => (column.Code(row) != 0) == wanted;
}
