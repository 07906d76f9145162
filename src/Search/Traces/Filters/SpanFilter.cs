using Bayou.Search.Columns;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Traces.Spans;

namespace Bayou.Search.Traces.Filters;

/// <summary>Keeps traces that have a span whose name, type and status meet all clauses about these. Each facet is judged once.</summary>
/// <param name="columns">The columns.</param>
/// <param name="conditions">The clauses.</param>
internal sealed class SpanFilter(TraceColumns columns, SpanConditions conditions) : RowFilter(FilterCost.Match)
{
    private readonly Verdict[] _verdicts = new Verdict[columns.Facets.Capacity];

    private enum Verdict : byte
    {
        Unknown,
        Keep,
        Drop,
    }

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += Matches(first + place) ? 1 : 0;
        }

        return kept;
    }

    private bool Matches(int row)
    {
        ReadOnlySpan<byte> list = columns.Spans[row];
        for (var left = SpanList.ReadFacetCount(ref list); left > 0; left--)
        {
            var facet = (int)Varint.Read(ref list);
            if (_verdicts[facet] == Verdict.Unknown)
            {
                _verdicts[facet] = Judge(columns.Facets[facet]);
            }

            if (_verdicts[facet] == Verdict.Keep)
            {
                return true;
            }
        }

        return false;
    }

    private Verdict Judge(SpanFacet facet) => conditions.MatchesFacet(facet.Name, facet.Type, facet.Status) ? Verdict.Keep : Verdict.Drop;
}
