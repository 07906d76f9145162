using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows by an integer that every row has, such as a start time.</summary>
/// <param name="column">The integers.</param>
/// <param name="condition">The range.</param>
internal sealed class WholeFilter(WholeColumn column, WholeCondition condition) : RowFilter(FilterCost.Number)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var values = buffers.Wholes;
        column.CopyTo(page, values);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += condition.Matches(values[place]) ? 1 : 0;
        }

        return kept;
    }

    /// <inheritdoc/>
    public override bool Matches(int row, ScanBuffers buffers) => condition.Matches(column[row]);

    /// <inheritdoc/>
    public override bool MayMatch(int page)
    {
        var (least, greatest) = column.Bounds(page);
        return condition.MayMatch(least, greatest);
    }
}
