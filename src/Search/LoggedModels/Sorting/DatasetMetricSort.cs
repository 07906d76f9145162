using Bayou.Contracts.Metrics;
using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Paging;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.LoggedModels.Sorting;

/// <summary>Orders by the latest value of a metric on some datasets.</summary>
/// <param name="points">The metric points.</param>
/// <param name="metric">The number of the metric's column; -1 when no model has it.</param>
/// <param name="datasets">The datasets, by number.</param>
/// <param name="descending">Whether greater values come first.</param>
internal sealed class DatasetMetricSort(ModelPoints points, int metric, bool[] datasets, bool descending) : SortColumn(descending)
{
    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        for (var i = 0; i < places.Length; i++)
        {
            bits[i] = SortBits.Of(Read(first + places[i]), Descending);
        }
    }

    /// <inheritdoc/>
    public override SortValue Read(int row)
    {
        MetricPoint? latest = null;
        foreach (var point in points.Of(row))
        {
            if (point.Metric == metric && datasets[point.Dataset]
                && (latest is null || MetricPointOrder.CompareHistory(point.Point, latest.Value) > 0))
            {
                latest = point.Point;
            }
        }

        return latest is { } found ? SortValues.OfNumber(found.Value) : SortValues.Absent;
    }
}
