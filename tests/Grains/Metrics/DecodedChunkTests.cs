using Bayou.Contracts.Metrics;
using Bayou.Grains.Metrics;

namespace Bayou.Grains.Tests.Metrics;

public sealed class DecodedChunkTests
{
    [Theory]
    [InlineData(new long[] { })]
    [InlineData(new long[] { 5 })]
    [InlineData(new long[] { 1, 2, 3, 5, 8, 13 })]
    [InlineData(new long[] { 1, 1, 1, 2, 2, 9, 9 })]
    [InlineData(new long[] { 9, 5, 5, 1, 2, 3, 3 })]
    [InlineData(new long[] { -7, -7, 0, long.MaxValue })]
    public void Select_OfAnySteps_GivesThePointsOnThem(long[] stepsOfPoints)
    {
        MetricPoint[] points = [.. stepsOfPoints.Select((step, i) => new MetricPoint(i, i, step))];
        long[][] wanted = [[], [0], [1], [2, 3], [-7, 1, 9], [4, 6, 7], [1, 2, 3, 5, 8, 9, 13, long.MaxValue], [long.MinValue, 5]];
        foreach (var steps in wanted)
        {
            var selected = new List<MetricPoint>();

            new DecodedChunk(points).Select(steps, selected);

            selected.ShouldBe(points.Where(point => steps.Contains(point.Step)));
        }
    }
}
