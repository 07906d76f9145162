using Bayou.Search.Columns;

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

    /// <summary>Whether a row meets the clause, for searches that look at few rows here and there.</summary>
    /// <param name="row">The row.</param>
    /// <param name="buffers">Room to unpack columns.</param>
    public virtual bool Matches(int row, ScanBuffers buffers)
    {
        Span<ushort> place = [(ushort)Pages.PlaceOf(row)];
        return Keep(Pages.Of(row), place, buffers) == 1;
    }

    /// <summary>False when bounds of the page's values tell that no row of it meets the clause.</summary>
    /// <param name="page">The page.</param>
    public virtual bool MayMatch(int page) => true;
}
