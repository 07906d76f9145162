using Bayou.Contracts.Metrics;
using Bayou.Search.Columns;

namespace Bayou.Search.LoggedModels;

/// <summary>One metric of all models: the latest point by row, and which rows have more than one.</summary>
internal sealed class ModelMetricColumn
{
    private readonly HashSet<int> _several = [];

    /// <summary>The points of greatest (timestamp, step, value), on whatever dataset.</summary>
    public MetricColumn Latest { get; } = new();

    /// <summary>Whether a row has other points than the latest.</summary>
    /// <param name="row">The row.</param>
    public bool HasSeveral(int row) => _several.Contains(row);

    /// <summary>Takes note of a point.</summary>
    /// <param name="row">The row.</param>
    /// <param name="point">The point.</param>
    public void Add(int row, MetricPoint point)
    {
        if (MetricPage.IsAbsent(Latest.Value(row)))
        {
            Latest.Set(row, point);
            return;
        }

        _several.Add(row);
        if (MetricPointOrder.CompareHistory(point, Latest.Point(row)) > 0)
        {
            Latest.Set(row, point);
        }
    }

    /// <summary>Takes all points away from a row.</summary>
    /// <param name="row">The row.</param>
    public void Clear(int row)
    {
        Latest.Clear(row);
        _several.Remove(row);
    }
}
