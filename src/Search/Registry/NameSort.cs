using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Registry;

/// <summary>
/// Orders by the names of models. Many rows share few names, so where names decide first they are ranked once per search, and rows are then
/// placed by rank.
/// </summary>
/// <param name="names">The names.</param>
/// <param name="descending">Whether greater names come first.</param>
internal sealed class NameSort(TextColumn names, bool descending) : SortColumn(descending)
{
    private readonly TextSort _texts = new(names, descending);
    private int[]? _ranks;

    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        _ranks ??= Rank();
        var codes = buffers.Wholes;
        if (!names.TryCopyCodes(page, codes))
        {
            bits.Fill(SortBits.Absent);
            return;
        }

        for (var i = 0; i < places.Length; i++)
        {
            bits[i] = (ulong)_ranks[codes[places[i]]];
        }
    }

    /// <summary>The bits of a name from outside: how many names come before it.</summary>
    /// <param name="name">The name.</param>
    public ulong BitsOf(string? name)
    {
        var before = 0UL;
        for (var number = 0; number < names.Texts.Count; number++)
        {
            var compared = names.Texts.Compare(number, name);
            before += (Descending ? compared > 0 : compared < 0) ? 1UL : 0UL;
        }

        return before;
    }

    /// <inheritdoc/>
    public override SortValue Read(int row) => _texts.Read(row);

    /// <inheritdoc/>
    public override int Compare(int left, int right) => _texts.Compare(left, right);

    /// <inheritdoc/>
    public override int Compare(int row, in SortValue value) => _texts.Compare(row, value);

    /// <summary>How many names come before a name, by code.</summary>
    private int[] Rank()
    {
        var codes = Enumerable.Range(1, names.Texts.Count).ToArray();
        Array.Sort(codes, (left, right) => Descending ? names.Texts.Compare(right - 1, left - 1) : names.Texts.Compare(left - 1, right - 1));
        var ranks = new int[codes.Length + 1];
        for (var rank = 0; rank < codes.Length; rank++)
        {
            ranks[codes[rank]] = rank;
        }

        return ranks;
    }
}
