using Bayou.Contracts.Metrics;

namespace Bayou.Storage.Tests.Metrics;

/// <summary>Points with all that a chunk may hold: the samples of released versions were made of them, so they must never change.</summary>
internal static class SamplePoints
{
    public static MetricPoint[] All { get; } = Make();

    private static MetricPoint[] Make()
    {
        var points = new List<MetricPoint>();
        for (var i = 0; i < 100; i++)
        {
            points.Add(new MetricPoint((float)(2.5 / (i + 1)), 1_700_000_000_000 + (100 * i) + (i * i % 7), i));
        }

        points.AddRange(
        [
            new MetricPoint(double.NaN, 1_700_000_100_000, -5),
            new MetricPoint(double.MaxValue, 1_700_000_100_000, 0),
            new MetricPoint(double.MinValue, 1_700_000_100_000, 1),
            new MetricPoint(-0d, 1_700_000_100_000, long.MaxValue),
            new MetricPoint(double.Epsilon, long.MaxValue, long.MinValue),
        ]);
        return [.. points];
    }
}
