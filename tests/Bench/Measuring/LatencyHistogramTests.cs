using Bayou.Bench.Measuring;

namespace Bayou.Bench.Tests.Measuring;

public sealed class LatencyHistogramTests
{
    private const double BucketError = 1.008;

    [Fact]
    public void Percentile_OfNothing_IsZero()
    {
        var histogram = new LatencyHistogram();

        histogram.Percentile(99).ShouldBe(TimeSpan.Zero);
        histogram.Max.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(50, 500)]
    [InlineData(90, 900)]
    [InlineData(99, 990)]
    [InlineData(99.9, 999)]
    [InlineData(100, 1000)]
    public void Percentile_OfAThousandEvenTimes_IsThatShare(double percent, int expectedMs)
    {
        var histogram = new LatencyHistogram();
        for (var ms = 1000; ms >= 1; ms--)
        {
            histogram.Record(TimeSpan.FromMilliseconds(ms));
        }

        histogram.Percentile(percent).TotalMilliseconds.ShouldBeInRange(expectedMs, expectedMs * BucketError);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(12_345)]
    [InlineData(9_876_543_210)]
    public void Percentile_OfAnyTime_IsAtMostOneBucketTooHigh(long ticks)
    {
        var histogram = new LatencyHistogram();
        histogram.Record(new TimeSpan(ticks));
        histogram.Record(TimeSpan.FromHours(1));

        histogram.Percentile(50).Ticks.ShouldBeInRange(ticks, Math.Max(ticks, (long)(ticks * BucketError)));
    }

    [Fact]
    public void Max_IsExact_WhereBucketsAreWide()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(new TimeSpan(123_456_789));

        histogram.Max.Ticks.ShouldBe(123_456_789);
        histogram.Percentile(100).Ticks.ShouldBe(123_456_789);
    }

    [Fact]
    public void Percentile_OfOneSlowAmongAHundred_ShowsItAboveTheNinetyNinth()
    {
        var histogram = new LatencyHistogram();
        for (var index = 0; index < 99; index++)
        {
            histogram.Record(TimeSpan.FromMilliseconds(1));
        }

        histogram.Record(TimeSpan.FromSeconds(2));

        histogram.Percentile(99).TotalMilliseconds.ShouldBeLessThan(1.01);
        histogram.Percentile(99.5).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Record_OfATimeBeyondTheLastBucket_KeepsIt()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(TimeSpan.FromDays(1));

        histogram.Count.ShouldBe(1);
        histogram.Max.ShouldBe(TimeSpan.FromDays(1));
    }
}
