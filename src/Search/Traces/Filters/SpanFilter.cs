using Bayou.Search.Columns;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Traces.Spans;

namespace Bayou.Search.Traces.Filters;

/// <summary>
/// Keeps traces that have a span whose name, type and status meet all clauses about these. Each facet is judged once; where none does, no
/// row is looked at.
/// </summary>
internal sealed class SpanFilter : RowFilter
{
    private readonly TraceColumns _columns;
    private readonly bool[] _wanted;
    private readonly bool _isAnyWanted;

    /// <summary>Judges the facets.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="conditions">The clauses.</param>
    public SpanFilter(TraceColumns columns, SpanConditions conditions)
        : base(FilterCost.Match)
    {
        _columns = columns;
        _wanted = new bool[columns.Facets.Capacity];
        for (var number = 0; number < _wanted.Length; number++)
        {
            _wanted[number] = columns.Facets.Find(number) is { } facet && conditions.MatchesFacet(facet.Name, facet.Type, facet.Status);
            _isAnyWanted |= _wanted[number];
        }
    }

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        if (!_isAnyWanted)
        {
            return 0;
        }

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
        ReadOnlySpan<byte> list = _columns.Spans[row];
        for (var left = SpanList.ReadFacetCount(ref list); left > 0; left--)
        {
            if (_wanted[(int)Varint.Read(ref list)])
            {
                return true;
            }
        }

        return false;
    }
}
