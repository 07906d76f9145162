using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Traces.Filters;

/// <summary>Keeps rows by request time. Whole pages are kept or dropped by their bounds.</summary>
/// <param name="columns">The columns.</param>
/// <param name="condition">The range.</param>
internal sealed class RequestTimeFilter(TraceColumns columns, WholeCondition condition) : RowFilter(FilterCost.Nothing)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var (least, most) = columns.Pages.BoundsOf(page);
        if (least >= condition.Low && most <= condition.High)
        {
            return condition.Negated ? 0 : places.Length;
        }

        if (least > condition.High || most < condition.Low)
        {
            return condition.Negated ? places.Length : 0;
        }

        var values = buffers.Wholes;
        columns.Times.CopyTo(page, values);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += condition.Matches(values[place]) ? 1 : 0;
        }

        return kept;
    }
}
