using Bayou.Contracts.Metrics;

namespace Bayou.Grains.Runs;

/// <summary>One metric of one run in memory: its latest point, and the points that are in no chunk yet.</summary>
/// <param name="key">The metric's name.</param>
/// <param name="position">Its number in the run.</param>
internal sealed class MetricSeries(string key, int position)
{
    // Empty while the only point is the latest one: most metrics of most runs have one point.
    private MetricPoint[] _tail = [];
    private int _count;

    internal string Key { get; } = key;

    internal int Position { get; } = position;

    /// <summary>The point with the greatest step, then timestamp, then value.</summary>
    internal MetricPoint Latest { get; private set; }

    /// <summary>In the order logged. Must be read before the next change.</summary>
    internal ArraySegment<MetricPoint> Tail => _count == 1 && _tail.Length == 0 ? new([Latest]) : new(_tail, 0, _count);

    /// <summary>Chunks numbered 0 to this are stored.</summary>
    internal int Chunks { get; set; }

    /// <summary>Whether any point was ever taken.</summary>
    internal bool HasPoints => Chunks > 0 || _count > 0;

    internal void Add(MetricPoint point)
    {
        if (!HasPoints)
        {
            (Latest, _count) = (point, 1);
            return;
        }

        if (_count >= _tail.Length)
        {
            var before = Tail;
            _tail = new MetricPoint[Math.Max(4, _count * 2)];
            before.CopyTo(_tail);
        }

        _tail[_count++] = point;
        if (MetricPointOrder.IsLater(point, Latest))
        {
            Latest = point;
        }
    }

    /// <summary>The tail has moved into chunks.</summary>
    internal void Chunked(int chunks)
    {
        Chunks += chunks;
        (_tail, _count) = ([], 0);
    }

    internal void RestoreLatest(MetricPoint latest) => Latest = latest;

    /// <summary>The tail in history order, each distinct point once.</summary>
    internal MetricPoint[] SortedTail()
    {
        MetricPoint[] points = [.. Tail];
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
