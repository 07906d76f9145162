using Bayou.Search.Columns;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Traces.Filters;

/// <summary>Keeps rows that are tied to runs or prompt versions, or name them in metadata. Each list of ties is judged once.</summary>
/// <param name="columns">The columns.</param>
/// <param name="rowLists">The rows' lists of ties.</param>
/// <param name="numbers">The numbers of what is looked for.</param>
/// <param name="column">Metadata that may name it, or null.</param>
/// <param name="codes">The codes of what is looked for there.</param>
internal sealed class LinkFilter(TraceColumns columns, WholeColumn rowLists, HashSet<int> numbers, TextColumn? column, HashSet<long> codes)
    : RowFilter(FilterCost.Code)
{
    private readonly ListVerdicts _verdicts = new(columns.Lists, numbers.Contains);

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var lists = buffers.States;
        var named = buffers.Wholes;
        rowLists.CopyTo(page, lists);
        var isNamed = codes.Count > 0 && column is not null && column.TryCopyCodes(page, named);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += (isNamed && codes.Contains(named[place])) || _verdicts.Matches(lists[place]) ? 1 : 0;
        }

        return kept;
    }
}
