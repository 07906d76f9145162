namespace Bayou.Search.Runs.Filters;

/// <summary>A clause bound to the columns of one table, for one search.</summary>
/// <param name="cost">What looking at a row costs; cheap clauses go first.</param>
internal abstract class RowFilter(FilterCost cost)
{
    /// <summary>What looking at a row costs.</summary>
    public FilterCost Cost { get; } = cost;

    /// <summary>Keeps the rows that meet the clause.</summary>
    /// <param name="page">The page.</param>
    /// <param name="places">Places in the page, ascending; those kept are moved to the front.</param>
    /// <param name="buffers">Room to unpack columns.</param>
    /// <returns>How many are kept.</returns>
    public abstract int Keep(int page, Span<ushort> places, ScanBuffers buffers);
}
