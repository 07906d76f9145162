using Bayou.Contracts.Metrics;

namespace Bayou.Grains.Metrics;

/// <summary>A position in sorted points.</summary>
/// <param name="points">In history order.</param>
/// <param name="position">The next point to give.</param>
internal sealed class ChunkCursor(MetricPoint[] points, int position)
{
    private int _position = position;

    internal bool AtEnd => _position >= points.Length;

    internal MetricPoint Current => points[_position];

    internal void MoveNext() => _position++;

    /// <summary>A cursor on the first point after a given one.</summary>
    internal static ChunkCursor After(MetricPoint[] points, MetricPoint? after)
    {
        if (after is not { } last)
        {
            return new ChunkCursor(points, 0);
        }

        var found = Array.BinarySearch(points, last, MetricPointOrder.History);
        return new ChunkCursor(points, found >= 0 ? found + 1 : ~found);
    }
}
