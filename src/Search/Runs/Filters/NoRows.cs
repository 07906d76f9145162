namespace Bayou.Search.Runs.Filters;

/// <summary>Keeps nothing: the clause is about a key that no run has.</summary>
internal sealed class NoRows() : RowFilter(FilterCost.Nothing)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers) => 0;

    /// <inheritdoc/>
    public override bool MayMatch(int page) => false;
}
