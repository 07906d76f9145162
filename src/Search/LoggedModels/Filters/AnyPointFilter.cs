using Bayou.Search.Columns;
using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.LoggedModels.Filters;

/// <summary>
/// Keeps models of which any point of a metric is in a range, or outside of it; as in MLflow, not only the latest counts. Most models
/// have one point of a metric, which the column decides.
/// </summary>
/// <param name="columns">The columns.</param>
/// <param name="metric">The number of the metric's column.</param>
/// <param name="condition">The range.</param>
/// <param name="datasets">The datasets, by number, on which a point counts; null for all.</param>
internal sealed class AnyPointFilter(LoggedModelColumns columns, int metric, NumberCondition condition, bool[]? datasets)
    : RowFilter(datasets is null ? FilterCost.Number : FilterCost.Match)
{
    private readonly ModelMetricColumn _column = columns.Metrics[metric];

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var values = _column.Latest.Values(page, buffers.Numbers);
        if (values.IsEmpty)
        {
            return 0;
        }

        var first = Pages.FirstRow(page);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += Matches(first + place, values[place]) ? 1 : 0;
        }

        return kept;
    }

    private bool Matches(int row, double latest)
    {
        if (MetricPage.IsAbsent(latest))
        {
            return false;
        }

        if (datasets is null && condition.Matches(latest))
        {
            return true;
        }

        if (datasets is null && !_column.HasSeveral(row))
        {
            return false;
        }

        foreach (var point in columns.Points.Of(row))
        {
            if (point.Metric == metric && (datasets is null || datasets[point.Dataset]) && condition.Matches(point.Point.Value))
            {
                return true;
            }
        }

        return false;
    }
}
