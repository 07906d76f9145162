using Bayou.Contracts.Metrics;

namespace Bayou.Grains.Metrics;

/// <summary>The points of a chunk, or others in history order. Nobody changes them.</summary>
internal sealed class DecodedChunk
{
    private readonly bool _ascends;

    /// <param name="points">In history order.</param>
    internal DecodedChunk(MetricPoint[] points)
    {
        Points = points;
        _ascends = Ascends(points);
    }

    internal MetricPoint[] Points { get; }

    /// <summary>
    /// Copies the points on given steps. Where the chunk's steps ascend, as they mostly do, each step is looked up; otherwise all points are
    /// looked at.
    /// </summary>
    /// <param name="steps">Ascending and distinct.</param>
    /// <param name="into">Where they go.</param>
    internal void Select(ReadOnlySpan<long> steps, List<MetricPoint> into)
    {
        if (_ascends)
        {
            SelectAscending(steps, into);
            return;
        }

        foreach (var point in Points)
        {
            if (steps.BinarySearch(point.Step) >= 0)
            {
                into.Add(point);
            }
        }
    }

    private static bool Ascends(MetricPoint[] points)
    {
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i - 1].Step > points[i].Step)
            {
                return false;
            }
        }

        return true;
    }

    private void SelectAscending(ReadOnlySpan<long> steps, List<MetricPoint> into)
    {
        if (Points.Length == 0)
        {
            return;
        }

        var wanted = steps.BinarySearch(Points[0].Step);
        wanted = wanted >= 0 ? wanted : ~wanted;
        for (var next = 0; wanted < steps.Length && steps[wanted] <= Points[^1].Step; wanted++)
        {
            for (next = FirstAtOrAfter(steps[wanted], next); next < Points.Length && Points[next].Step == steps[wanted]; next++)
            {
                into.Add(Points[next]);
            }
        }
    }

    private int FirstAtOrAfter(long step, int from)
    {
        var to = Points.Length;
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (Points[middle].Step < step)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }
}
