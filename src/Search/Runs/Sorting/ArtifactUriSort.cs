using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs.Sorting;

/// <summary>Orders by artifact URI. The URIs are put together as they are needed, so this is the dearest order.</summary>
/// <param name="columns">The columns.</param>
/// <param name="descending">Whether greater values come first.</param>
internal sealed class ArtifactUriSort(RunColumns columns, bool descending) : SortColumn(descending)
{
    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        for (var i = 0; i < places.Length; i++)
        {
            var uri = columns.Heads.ArtifactUris.Read(first + places[i], columns.Heads.Ids);
            bits[i] = SortBits.OfText(TextDictionary.PrefixOf(uri), Descending);
        }
    }

    /// <inheritdoc/>
    public override SortValue Read(int row) => SortValues.OfText(columns.Heads.ArtifactUris.Read(row, columns.Heads.Ids).ToString());
}
