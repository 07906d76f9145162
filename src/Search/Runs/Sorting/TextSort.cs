using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs.Sorting;

/// <summary>Orders by a text column.</summary>
/// <param name="column">The column, or null when no run has the key.</param>
/// <param name="descending">Whether greater values come first.</param>
internal sealed class TextSort(TextColumn? column, bool descending) : SortColumn(descending)
{
    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        var codes = buffers.Wholes;
        if (column is null || !column.TryCopyCodes(page, codes))
        {
            bits.Fill(SortBits.Absent);
            return;
        }

        for (var i = 0; i < places.Length; i++)
        {
            var code = (int)codes[places[i]];
            bits[i] = code == 0 ? SortBits.Absent : SortBits.OfText(column.Texts.Prefix(code - 1), Descending);
        }
    }

    /// <inheritdoc/>
    public override bool HasExactBits => true;

    /// <inheritdoc/>
    public override ulong Bits(int row)
    {
        var code = column?.Code(row) ?? 0;
        return code == 0 ? SortBits.Absent : SortBits.OfText(column!.Texts.Prefix(code - 1), Descending);
    }

    /// <summary>Ranks the distinct texts of the rows.</summary>
    /// <inheritdoc/>
    public override void CopyExactBits(int first, ReadOnlySpan<ushort> places, Span<ulong> bits)
    {
        if (column is null)
        {
            bits.Fill(SortBits.Absent);
            return;
        }

        var ranks = new TextRanks(column.Texts);
        foreach (var place in places)
        {
            ranks.Add(column.Code(first + place));
        }

        ranks.Sort();
        for (var i = 0; i < places.Length; i++)
        {
            var code = column.Code(first + places[i]);
            bits[i] = code == 0 ? SortBits.Absent : SortBits.OfWhole(ranks[code], Descending);
        }
    }

    /// <inheritdoc/>
    public override SortValue Read(int row) =>
        column is null || column.Code(row) == 0 ? SortValues.Absent : SortValues.OfText(column.Text(row));

    /// <inheritdoc/>
    public override int Compare(int left, int right)
    {
        var (leftCode, rightCode) = column is null ? (0, 0) : (column.Code(left), column.Code(right));
        if (leftCode == 0 || rightCode == 0)
        {
            return (leftCode == 0 ? 1 : 0) - (rightCode == 0 ? 1 : 0);
        }

        return Direct(column!.Texts.Compare(leftCode - 1, rightCode - 1));
    }

    /// <inheritdoc/>
    public override int Compare(int row, in SortValue value)
    {
        var code = column?.Code(row) ?? 0;
        if (code == 0 || value.Kind != SortValueKind.Text)
        {
            return (code == 0 ? 1 : 0) - (value.Kind != SortValueKind.Text ? 1 : 0);
        }

        return Direct(column!.Texts.Compare(code - 1, value.Text));
    }

    private int Direct(int ascending) => Descending ? -ascending : ascending;
}
