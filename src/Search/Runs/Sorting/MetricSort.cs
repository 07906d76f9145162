using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs.Sorting;

/// <summary>Orders by the latest value of a metric.</summary>
/// <param name="column">The metric, or null when no run has it.</param>
/// <param name="descending">Whether greater values come first.</param>
internal sealed class MetricSort(MetricColumn? column, bool descending) : SortColumn(descending)
{
    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        var values = column is null ? default : column.Values(page, buffers.Numbers);
        if (values.IsEmpty)
        {
            bits.Fill(SortBits.Absent);
            return;
        }

        for (var i = 0; i < places.Length; i++)
        {
            bits[i] = BitsOf(values[places[i]]);
        }
    }

    /// <inheritdoc/>
    public override bool HasExactBits => true;

    /// <inheritdoc/>
    public override ulong Bits(int row) => BitsOf(column?.Value(row) ?? MetricPage.Absent);

    /// <inheritdoc/>
    public override (ulong Least, ulong Greatest) Bounds(int page)
    {
        if (column is null)
        {
            return (SortBits.Absent, SortBits.Absent);
        }

        // Rows without the metric, and NaN, come after all values.
        var (least, greatest) = column.Bounds(page);
        var first = Descending ? greatest : least;
        return (least <= greatest ? SortBits.OfNumber(first, Descending) : SortBits.NaN, SortBits.Absent);
    }

    /// <inheritdoc/>
    public override SortValue Read(int row)
    {
        var value = column?.Value(row) ?? MetricPage.Absent;
        return MetricPage.IsAbsent(value) ? SortValues.Absent : SortValues.OfNumber(value);
    }

    /// <inheritdoc/>
    public override int Compare(int left, int right) => Bits(left).CompareTo(Bits(right));

    private ulong BitsOf(double value) =>
        !double.IsNaN(value) ? SortBits.OfNumber(value, Descending)
        : MetricPage.IsAbsent(value) ? SortBits.Absent
        : SortBits.NaN;
}
