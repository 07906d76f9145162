using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Registry;

/// <summary>Keeps rows by the version's number.</summary>
/// <param name="columns">The columns.</param>
/// <param name="condition">The range.</param>
internal sealed class VersionNumberFilter(VersionColumns columns, WholeCondition condition) : RowFilter(FilterCost.Number)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var numbers = buffers.Wholes;
        columns.Versions.CopyTo(page, numbers);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += condition.Matches(numbers[place]) ? 1 : 0;
        }

        return kept;
    }
}
