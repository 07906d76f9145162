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

    [Fact]
    public void Steps_AreFoundForTheirExtentOnly()
    {
        _cache.AddSteps("run/a", "m", (2, 7), [1, 2, 3]);

        _cache.FindSteps("run/a", "m", (2, 7)).ShouldBe([1, 2, 3]);
        _cache.FindSteps("run/a", "m", (2, 8)).ShouldBeNull();
        _cache.FindSteps("run/a", "m", (3, 7)).ShouldBeNull();
        _cache.FindSteps("run/a", "n", (2, 7)).ShouldBeNull();
    }

    [Fact]
    public void Steps_OfALaterExtent_TakeThePlaceOfTheFormerOnes()
    {
        _cache.Add("run/a", "m", 0, Points(40));
        for (var tail = 0; tail < 20; tail++)
        {
            _cache.AddSteps("run/a", "m", (1, tail), [.. Enumerable.Range(0, 150).Select(step => (long)step)]);
        }

        _cache.Find("run/a", "m", 0).ShouldNotBeNull();
        _cache.FindSteps("run/a", "m", (1, 18)).ShouldBeNull();
        _cache.FindSteps("run/a", "m", (1, 19))!.Value.Length.ShouldBe(150);
    }

    private static DecodedChunk Points(int count) => new(new MetricPoint[count]);
}
