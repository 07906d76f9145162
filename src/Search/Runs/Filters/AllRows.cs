namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps everything: the clause says that a key is absent which no run has.</summary>
internal sealed class AllRows() : RowFilter(FilterCost.Nothing)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers) => places.Length;
}
