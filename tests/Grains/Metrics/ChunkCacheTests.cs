using Bayou.Contracts.Metrics;
using Bayou.Grains.Metrics;

namespace Bayou.Grains.Tests.Metrics;

public sealed class ChunkCacheTests
{
    private readonly ChunkCache _cache = new(maxPoints: 100);

    [Fact]
    public void Chunk_ThatWasAdded_IsFoundUnderItsNameOnly()
    {
        var points = Points(10);
        _cache.Add("run/a", "m", 3, points);

        _cache.Find("run/a", "m", 3).ShouldBeSameAs(points);
        _cache.Find("run/a", "m", 4).ShouldBeNull();
        _cache.Find("run/a", "n", 3).ShouldBeNull();
        _cache.Find("run/b", "m", 3).ShouldBeNull();
    }

    [Fact]
    public void Chunks_BeyondTheBudget_DriveOutThoseUsedLongestAgo()
    {
        _cache.Add("run/a", "m", 0, Points(40));
        _cache.Add("run/a", "m", 1, Points(40));
        _cache.Find("run/a", "m", 0).ShouldNotBeNull();

        _cache.Add("run/a", "m", 2, Points(40));

        _cache.Find("run/a", "m", 0).ShouldNotBeNull();
        _cache.Find("run/a", "m", 1).ShouldBeNull();
        _cache.Find("run/a", "m", 2).ShouldNotBeNull();
    }

    [Fact]
    public void Chunk_AddedTwice_CountsOnce()
    {
        _cache.Add("run/a", "m", 0, Points(40));
        for (var i = 0; i < 5; i++)
        {
            _cache.Add("run/a", "m", 1, Points(40));
        }

        _cache.Find("run/a", "m", 0).ShouldNotBeNull();
    }

    [Fact]
    public void History_LargerThanHalfTheBudget_IsNotKept()
    {
        _cache.Takes(50).ShouldBeTrue();
        _cache.Takes(51).ShouldBeFalse();
    }

    private static MetricPoint[] Points(int count) => new MetricPoint[count];
}
