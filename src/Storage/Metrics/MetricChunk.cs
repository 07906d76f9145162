using Bayou.Contracts.Metrics;

namespace Bayou.Storage.Metrics;

/// <summary>A chunk of metric points: columns of one run's points of one key, in history order (timestamp, step, value).</summary>
/// <param name="Info">Key, number, count and bounds.</param>
/// <param name="Body">As <see cref="MetricChunkCodec"/> writes it.</param>
public readonly record struct MetricChunk(MetricChunkInfo Info, ReadOnlyMemory<byte> Body)
{
    /// <summary>Makes a chunk of points.</summary>
    /// <param name="key">The metric's name.</param>
    /// <param name="number">0, 1, … inside (stream, key).</param>
    /// <param name="points">1 to <see cref="MetricChunkCodec.MaxPoints"/> points in history order (<see cref="MetricPointOrder"/>).</param>
    /// <exception cref="ArgumentException">There are none or too many, or they are out of order.</exception>
    public static MetricChunk Create(string key, int number, ReadOnlySpan<MetricPoint> points)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var body = MetricChunkCodec.Encode(points);
        var minStep = points[0].Step;
        var maxStep = minStep;
        for (var i = 1; i < points.Length; i++)
        {
            if (MetricPointOrder.CompareHistory(points[i - 1], points[i]) > 0)
            {
                throw new ArgumentException($"Point {i} of {key} comes before the one in front of it.", nameof(points));
            }

            minStep = Math.Min(minStep, points[i].Step);
            maxStep = Math.Max(maxStep, points[i].Step);
        }

        var info = new MetricChunkInfo(key, number, points.Length, minStep, maxStep, points[0].Timestamp, points[^1].Timestamp);
        return new MetricChunk(info, body);
    }
}
