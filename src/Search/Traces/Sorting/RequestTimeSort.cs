using Bayou.Contracts.Runs;
using Bayou.Search.Paging;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Traces.Sorting;

/// <summary>Orders by request time, and knows between which times each page lies.</summary>
/// <param name="columns">The columns.</param>
/// <param name="descending">Whether later times come first.</param>
internal sealed class RequestTimeSort(TraceColumns columns, bool descending) : SortColumn(descending)
{
    /// <inheritdoc/>
    public override (ulong Least, ulong Greatest) Bounds(int page)
    {
        var (least, most) = columns.Pages.BoundsOf(page);
        return Descending
            ? (SortBits.OfWhole(most, descending: true), SortBits.OfWhole(least, descending: true))
            : (SortBits.OfWhole(least, descending: false), SortBits.OfWhole(most, descending: false));
    }

    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        var values = buffers.Wholes;
        columns.Times.CopyTo(page, values);
        for (var i = 0; i < places.Length; i++)
        {
            bits[i] = SortBits.OfWhole(values[places[i]], Descending);
        }
    }

    /// <inheritdoc/>
    public override SortValue Read(int row) => SortValues.OfWhole(columns.Times[row]);
}
