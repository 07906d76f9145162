using Bayou.Contracts.Metrics;

namespace Bayou.Grains.Runs;

/// <summary>One metric of one run in memory: its latest point, and the points that are in no chunk yet.</summary>
/// <param name="key">The metric's name.</param>
/// <param name="position">Its number in the run.</param>
internal sealed class MetricSeries(string key, int position)
{
    internal string Key { get; } = key;

    internal int Position { get; } = position;

    /// <summary>The point with the greatest step, then timestamp, then value.</summary>
    internal MetricPoint Latest { get; private set; }

    /// <summary>In the order logged.</summary>
    internal List<MetricPoint> Tail { get; } = [];

    /// <summary>Chunks numbered 0 to this are stored.</summary>
    internal int Chunks { get; set; }

    /// <summary>Whether any point was ever taken.</summary>
    internal bool HasPoints => Chunks > 0 || Tail.Count > 0;

    internal void Add(MetricPoint point)
    {
        if (!HasPoints || MetricPointOrder.IsLater(point, Latest))
        {
            Latest = point;
        }

        Tail.Add(point);
    }

    internal void RestoreLatest(MetricPoint latest) => Latest = latest;

    /// <summary>The tail in history order, each distinct point once.</summary>
    internal MetricPoint[] SortedTail()
    {
        var points = Tail.ToArray();
        if (!IsSortedAndDistinct(points))
        {
            Array.Sort(points, MetricPointOrder.History);
            points = Distinct(points);
        }

        return points;
    }

    private static bool IsSortedAndDistinct(ReadOnlySpan<MetricPoint> points)
    {
        for (var i = 1; i < points.Length; i++)
        {
            if (MetricPointOrder.CompareHistory(points[i - 1], points[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static MetricPoint[] Distinct(MetricPoint[] sorted)
    {
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (count == 0 || !sorted[i].Equals(sorted[count - 1]))
            {
                sorted[count++] = sorted[i];
            }
        }

        return sorted[..count];
    }
}
