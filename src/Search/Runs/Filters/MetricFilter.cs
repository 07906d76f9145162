using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps rows whose latest metric value is in a range, or outside of it.</summary>
/// <param name="column">The metric.</param>
/// <param name="condition">The range.</param>
internal sealed class MetricFilter(MetricColumn column, NumberCondition condition) : RowFilter(FilterCost.Number)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var values = column.Values(page, buffers.Numbers);
        if (values.IsEmpty)
        {
            return 0;
        }

        return condition.Negated ? KeepOutside(values, places) : KeepInside(values, places);
    }

    /// <inheritdoc/>
    public override bool Matches(int row, ScanBuffers buffers)
    {
        var value = column.Value(row);
        return condition.Matches(value) && !MetricPage.IsAbsent(value);
    }

    /// <inheritdoc/>
    public override bool MayMatch(int page)
    {
        var (least, greatest) = column.Bounds(page);
        return condition.MayMatch(least, greatest);
    }

    private int KeepInside(ReadOnlySpan<double> values, Span<ushort> places)
    {
        var (low, high) = (condition.Low, condition.High);
        var kept = 0;
        foreach (var place in places)
        {
            var value = values[place];
            places[kept] = place;
            kept += value >= low && value <= high ? 1 : 0;
        }

        return kept;
    }

    private int KeepOutside(ReadOnlySpan<double> values, Span<ushort> places)
    {
        var kept = 0;
        foreach (var place in places)
        {
            var value = values[place];
            places[kept] = place;
            kept += condition.Matches(value) && !MetricPage.IsAbsent(value) ? 1 : 0;
        }

        return kept;
    }
}
