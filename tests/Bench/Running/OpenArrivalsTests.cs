using Bayou.Bench.Running;

namespace Bayou.Bench.Tests.Running;

public sealed class OpenArrivalsTests
{
    private const long Frequency = 1000;

    [Fact]
    public void TryTake_BeforeTheIntendedStart_TakesNothing()
    {
        var arrivals = NewArrivals(rate: 100);

        arrivals.TryTake(0, out var first).ShouldBeTrue();
        arrivals.TryTake(9, out _).ShouldBeFalse();
        arrivals.UntilNext(9).ShouldBe(TimeSpan.FromMilliseconds(1));
        arrivals.TryTake(10, out var second).ShouldBeTrue();

        first.ShouldBe(new Arrival(7, 0));
        second.ShouldBe(new Arrival(8, 10));
    }

    [Fact]
    public void TryTake_AfterAStall_StillCountsFromTheIntendedStart()
    {
        var arrivals = NewArrivals(rate: 100);

        var intended = new List<long>();
        while (arrivals.TryTake(55, out var arrival))
        {
            intended.Add(arrival.Intended);
        }

        intended.ShouldBe([0, 10, 20, 30, 40, 50]);
    }

    [Fact]
    public void Unstarted_AtTheEnd_AreThoseThatWereDue_WithTheTimeTheyWaited()
    {
        var arrivals = NewArrivals(rate: 100);
        for (var taken = 0; taken < 8; taken++)
        {
            arrivals.TryTake(99, out _).ShouldBeTrue();
        }

        arrivals.TryTake(100, out _).ShouldBeFalse();
        arrivals.IsOver(100).ShouldBeTrue();
        arrivals.Unstarted().ShouldBe([TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(10)]);
    }

    [Fact]
    public void TryTake_OverALongTime_KeepsARateThatDividesBadly()
    {
        var arrivals = new OpenArrivals(0, 100_000, rate: 3, Frequency, firstNumber: 0);

        var count = 0;
        while (arrivals.TryTake(99_999, out _))
        {
            count++;
        }

        count.ShouldBe(300);
    }

    private static OpenArrivals NewArrivals(double rate) => new(start: 0, end: 100, rate, Frequency, firstNumber: 7);
}
