using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs.Sorting;

/// <summary>Orders by start or end time.</summary>
/// <param name="times">The times.</param>
/// <param name="states">States that say whether there is an end time, or null when every run has the time.</param>
/// <param name="descending">Whether later times come first.</param>
internal sealed class TimeSort(WholeColumn times, WholeColumn? states, bool descending) : SortColumn(descending)
{
    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        var values = buffers.Wholes;
        times.CopyTo(page, values);
        for (var i = 0; i < places.Length; i++)
        {
            bits[i] = SortBits.OfWhole(values[places[i]], Descending);
        }

        if (states is null)
        {
            return;
        }

        states.CopyTo(page, buffers.States);
        for (var i = 0; i < places.Length; i++)
        {
            if (!RunState.HasEnded(buffers.States[places[i]]))
            {
                bits[i] = SortBits.Absent;
            }
        }
    }

    /// <inheritdoc/>
    public override bool HasExactBits => true;

    /// <inheritdoc/>
    public override ulong Bits(int row) =>
        states is null || RunState.HasEnded(states[row]) ? SortBits.OfWhole(times[row], Descending) : SortBits.Absent;

    /// <inheritdoc/>
    public override (ulong Least, ulong Greatest) Bounds(int page)
    {
        var (least, greatest) = times.Bounds(page);
        var (first, last) = Descending ? (greatest, least) : (least, greatest);
        return (SortBits.OfWhole(first, Descending), states is null ? SortBits.OfWhole(last, Descending) : SortBits.Absent);
    }

    /// <inheritdoc/>
    public override int Compare(int left, int right)
    {
        if (states is not null)
        {
            return base.Compare(left, right);
        }

        var compared = times[left].CompareTo(times[right]);
        return Descending ? -compared : compared;
    }

    /// <inheritdoc/>
    public override SortValue Read(int row) =>
        states is null || RunState.HasEnded(states[row]) ? SortValues.OfWhole(times[row]) : SortValues.Absent;
}
