using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs.Sorting;

/// <summary>Orders by a text that every run has and no column holds as it is: the status name, the artifact URI.</summary>
/// <param name="text">Makes the text of a row.</param>
/// <param name="descending">Whether greater values come first.</param>
internal sealed class ComposedSort(Func<int, string> text, bool descending) : SortColumn(descending)
{
    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        for (var i = 0; i < places.Length; i++)
        {
            bits[i] = SortBits.OfText(TextDictionary.PrefixOf(text(first + places[i])), Descending);
        }
    }

    /// <inheritdoc/>
    public override SortValue Read(int row) => SortValues.OfText(text(row));
}
