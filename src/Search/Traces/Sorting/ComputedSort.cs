using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Traces.Sorting;

/// <summary>Orders by what is worked out for each row, such as the end time.</summary>
/// <param name="read">Works it out.</param>
/// <param name="descending">Whether greater values come first.</param>
internal sealed class ComputedSort(Func<int, SortValue> read, bool descending) : SortColumn(descending)
{
    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        for (var i = 0; i < places.Length; i++)
        {
            bits[i] = SortBits.Of(read(first + places[i]), Descending);
        }
    }

    /// <inheritdoc/>
    public override SortValue Read(int row) => read(row);
}
