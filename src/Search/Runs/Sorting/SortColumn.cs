using Bayou.Contracts.Runs;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs.Sorting;

/// <summary>One part of an ordering, bound to the columns of a table, for one search.</summary>
/// <param name="descending">Whether greater values come first.</param>
internal abstract class SortColumn(bool descending)
{
    /// <summary>Whether greater values come first; NaN and absent values come last either way.</summary>
    protected bool Descending { get; } = descending;

    /// <summary>Writes the <see cref="SortBits"/> of rows.</summary>
    /// <param name="page">The page.</param>
    /// <param name="places">Places in the page.</param>
    /// <param name="bits">Takes one for each place.</param>
    /// <param name="buffers">Room to unpack columns.</param>
    public abstract void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers);

    /// <summary>Bounds of the <see cref="SortBits"/> of a page's rows, as far as the column knows them.</summary>
    /// <param name="page">The page.</param>
    public virtual (ulong Least, ulong Greatest) Bounds(int page) => (0, ulong.MaxValue);

    /// <summary>Whether there is <see cref="CopyExactBits"/>.</summary>
    public virtual bool HasExactBits => false;

    /// <summary>The <see cref="SortBits"/> of one row.</summary>
    /// <param name="row">The row.</param>
    public virtual ulong Bits(int row) => SortBits.Of(Read(row), Descending);

    /// <summary>
    /// Writes integers that order rows as this does, and are equal only where their values are; but <see cref="SortBits.Greatest"/>, if there, may
    /// stand for several. Only where <see cref="HasExactBits"/>.
    /// </summary>
    /// <param name="first">The row of place 0.</param>
    /// <param name="places">The rows, less <paramref name="first"/>.</param>
    /// <param name="bits">Takes one for each.</param>
    public virtual void CopyExactBits(int first, ReadOnlySpan<ushort> places, Span<ulong> bits)
    {
        for (var i = 0; i < places.Length; i++)
        {
            bits[i] = Bits(first + places[i]);
        }
    }

    /// <summary>The value of a row.</summary>
    /// <param name="row">The row.</param>
    public abstract SortValue Read(int row);

    /// <summary>Compares two rows.</summary>
    /// <param name="left">One row.</param>
    /// <param name="right">The other.</param>
    public virtual int Compare(int left, int right) => SortValues.Compare(Read(left), Read(right), Descending);

    /// <summary>Compares a row with a value from outside.</summary>
    /// <param name="row">The row.</param>
    /// <param name="value">The value.</param>
    public virtual int Compare(int row, in SortValue value) => SortValues.Compare(Read(row), value, Descending);
}
