using System.Collections.Immutable;
using Bayou.Grains.Metrics;

namespace Bayou.Grains.Tests.Metrics;

public sealed class StepSamplingTests
{
    [Fact]
    public void Sample_OfFewSteps_TakesAll() => StepSampling.Sample([[1, 3, 5], [2, 3]], 4).ShouldBe([1, 2, 3, 5]);

    [Fact]
    public void Sample_OfManySteps_TakesEvenOnesAndTheLast() =>
        StepSampling.Sample([Range(0, 10)], 4).ShouldBe([0, 2, 5, 7, 9]);

    [Fact]
    public void Sample_OfSeveralRuns_KeepsTheEndsOfEach() =>
        StepSampling.Sample([Range(0, 100), Range(41, 3)], 2).ShouldBe([0, 41, 43, 50, 99]);

    [Fact]
    public void StepSet_OfUnorderedSteps_GivesEachOnceInOrder()
    {
        var set = new StepSet(0, 10, capacity: 2);
        set.AddRange([5, 5, 3, 11, -1, 3, 10]);

        set.ToSorted().ShouldBe([3, 5, 10]);
    }

    private static ImmutableArray<long> Range(int start, int count) => [.. Enumerable.Range(start, count).Select(step => (long)step)];
}
