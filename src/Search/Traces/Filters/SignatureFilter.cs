using System.Collections.Immutable;
using Bayou.Search.Columns;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;
using Bayou.Spans;

namespace Bayou.Search.Traces.Filters;

/// <summary>Keeps traces whose spans may contain texts: some that don't are kept, too, so these must be read.</summary>
/// <param name="columns">The columns.</param>
/// <param name="needles">The texts.</param>
internal sealed class SignatureFilter(TraceColumns columns, ImmutableArray<string> needles) : RowFilter(FilterCost.Compose)
{
    private readonly SignatureQuestion _question = TextSignature.Ask(needles);

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += SignatureList.MayContain(columns.Signatures[first + place], _question) ? 1 : 0;
        }

        return kept;
    }
}
