using Bayou.Contracts.Metrics;
using Bayou.Storage.Metrics;

namespace Bayou.Storage.Tests.Metrics;

public sealed class MetricChunkTests
{
    [Fact]
    public void Create_OfPoints_KnowsTheirBounds()
    {
        MetricPoint[] points = [new(1, 10, 7), new(2, 10, 9), new(3, 20, -4)];

        var chunk = MetricChunk.Create("loss", 3, points);

        chunk.Info.ShouldBe(new MetricChunkInfo("loss", 3, 3, -4, 9, 10, 20));
        MetricChunkCodec.Decode(chunk.Body.Span).ShouldBe(points);
    }

    [Fact]
    public void Create_OfPointsOutOfOrder_IsRefused() =>
        Should.Throw<ArgumentException>(() => MetricChunk.Create("loss", 0, [new(1, 10, 7), new(2, 9, 8)]));

    [Fact]
    public void Create_OfNoPoints_IsRefused() => Should.Throw<ArgumentException>(() => MetricChunk.Create("loss", 0, []));
}
