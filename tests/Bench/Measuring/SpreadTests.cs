using Bayou.Bench.Measuring;

namespace Bayou.Bench.Tests.Measuring;

public sealed class SpreadTests
{
    [Fact]
    public void Of_AnOddNumber_TakesTheMiddleOne() => Spread.Of([30, 10, 20]).ShouldBe(new Spread(20, 10, 30));

    [Fact]
    public void Of_AnEvenNumber_TakesTheMeanOfTheMiddleTwo() => Spread.Of([4, 1, 2, 3]).ShouldBe(new Spread(2.5, 1, 4));

    [Fact]
    public void Share_IsHalfTheRange_OfTheMedian() => Spread.Of([80, 100, 120]).Share.ShouldBe(0.2, 1e-9);
}
