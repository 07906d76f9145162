using Bayou.Embedded.Tests.Support;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Timers;

public sealed class GrainTimerTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly GrainHost _host = GrainHost.Start(typeof(TimerGrain), static options => options.ResponseTimeout = TimeSpan.FromHours(1));

    private ITimerGrain Grain => _host.Grain<ITimerGrain>();

    private Stage Stage => _host.Stage;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Timer_FiresAtDueTimeAndOnePeriodAfterEachCallbackEnded()
    {
        await Grain.StartAsync(new() { DueTime = 10 * Second, Period = 5 * Second });
        _host.Time.Advance(9 * Second);
        await Grain.PingAsync();
        Stage.Journal.ShouldBeEmpty();
        _host.Time.Advance(Second);
        await Stage.Reached("tick 1");

        // A long callback: the period counts from its end, so nothing is due meanwhile.
        _host.Time.Advance(20 * Second);
        await EndTickAsync(1);
        _host.Time.Advance(4 * Second);
        await Grain.PingAsync();
        Stage.Journal.ShouldBe(["tick 1 begins", "tick 1 ends"]);
        _host.Time.Advance(Second);
        await Stage.Reached("tick 2");
    }

    [Fact]
    public async Task Timer_WithAnInfinitePeriod_FiresOnce()
    {
        await Grain.StartAsync(new(Second, Timeout.InfiniteTimeSpan));
        _host.Time.Advance(Second);
        await Stage.Reached("tick 1");
        await EndTickAsync(1);
        _host.Time.Advance(TimeSpan.FromMinutes(5));
        await Grain.PingAsync();
        Stage.Journal.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Callback_WaitsForARunningCall()
    {
        await Grain.StartAsync(new(Second, Second));
        var call = Grain.HoldAsync("call");
        await Stage.Reached("call");
        _host.Time.Advance(Second);
        await Grain.PingAsync();
        Stage.Journal.ShouldNotContain("tick 1 begins");
        Stage.Release("call");
        await call;
        await Stage.Reached("tick 1");
        Stage.Journal.ShouldBe(["call begins", "call ends", "tick 1 begins"]);
    }

    [Fact]
    public async Task Call_WaitsForARunningCallback()
    {
        await Grain.StartAsync(new(Second, Second));
        _host.Time.Advance(Second);
        await Stage.Reached("tick 1");
        var call = Grain.HoldAsync("call");
        await Grain.PingAsync();
        Stage.Journal.ShouldNotContain("call begins");
        Stage.Release("tick 1", "call");
        await call;
        Stage.Journal.ShouldBe(["tick 1 begins", "tick 1 ends", "call begins", "call ends"]);
    }

    [Fact]
    public async Task Callback_ThatInterleaves_RunsBesideACall()
    {
        await Grain.StartAsync(new() { DueTime = Second, Period = Second, Interleave = true });
        var call = Grain.HoldAsync("call");
        await Stage.Reached("call");
        _host.Time.Advance(Second);
        await Stage.Reached("tick 1");
        Stage.Release("call");
        await call;
    }

    [Fact]
    public async Task Callback_GetsItsStateAndRunsOnTheActivationsScheduler()
    {
        await Grain.StartWithStateAsync("state", new(Second, Second));
        _host.Time.Advance(Second);
        await Stage.Reached("state on True");
    }

    [Fact]
    public async Task Callback_Throwing_IsLoggedAndTheTimerGoesOn()
    {
        await Grain.StartFailingAsync(new(Second, Second));
        _host.Time.Advance(Second);
        await Stage.Reached("failing 1");
        await Grain.QueuedPingAsync();
        _host.Time.Advance(Second);
        await Stage.Reached("failing 2");
        _host.Log.Entries.ShouldContain(static entry => entry.Level == LogLevel.Warning && entry.Exception is InvalidDataException);
    }

    [Fact]
    public async Task Change_BeforeItFires_SetsTheNewTimes()
    {
        await Grain.StartAsync(new(Second, Second));
        await Grain.ChangeAsync(10 * Second, 10 * Second);
        _host.Time.Advance(9 * Second);
        await Grain.PingAsync();
        Stage.Journal.ShouldBeEmpty();
        _host.Time.Advance(Second);
        await Stage.Reached("tick 1");
    }

    [Fact]
    public async Task Change_WhileACallbackRuns_CountsFromItsEnd()
    {
        await Grain.StartAsync(new() { DueTime = Second, Period = Second, Interleave = true });
        _host.Time.Advance(Second);
        await Stage.Reached("tick 1");
        await Grain.ChangeAsync(10 * Second, 20 * Second);
        _host.Time.Advance(30 * Second);
        await EndTickAsync(1);
        _host.Time.Advance(9 * Second);
        await Grain.PingAsync();
        Stage.Journal.Count.ShouldBe(2);
        _host.Time.Advance(Second);
        await Stage.Reached("tick 2");
        await EndTickAsync(2);
        _host.Time.Advance(19 * Second);
        await Grain.PingAsync();
        Stage.Journal.Count.ShouldBe(4);
        _host.Time.Advance(Second);
        await Stage.Reached("tick 3");
    }

    [Fact]
    public async Task Dispose_StopsTheTimer()
    {
        await Grain.StartAsync(new(Second, Second));
        await Grain.StopAsync();
        _host.Time.Advance(10 * Second);
        await Grain.PingAsync();
        Stage.Journal.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deactivation_CancelsTheRunningCallbackAndStopsTheTimer()
    {
        await Grain.StartAsync(new(Second, Second));
        _host.Time.Advance(Second);
        await Stage.Reached("tick 1");
        await Grain.DeactivateAsync();
        await Stage.Reached("deactivated");
        _host.Time.Advance(10 * Second);
        await Grain.PingAsync();
        Stage.Journal.ShouldBe(["tick 1 begins", "deactivated"]);
        _host.Log.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Timer_DoesNotKeepTheActivation()
    {
        await Grain.StartFailingAsync(new(7 * Second, 7 * Second));
        await TickAsync(times: 150);
        await Stage.Reached("deactivated");
    }

    [Fact]
    public async Task Timer_AskedToKeepAlive_KeepsTheActivation()
    {
        await Grain.StartFailingAsync(new() { DueTime = 7 * Second, Period = 7 * Second, KeepAlive = true });
        await TickAsync(times: 150);
        Stage.Journal.ShouldNotContain("deactivated");
    }

    [Fact]
    public async Task Register_OutsideOfTheGrainsTurns_IsRefused() => (await Grain.RegisterElsewhereAsync()).ShouldBeFalse();

    [Fact]
    public async Task Change_ToANegativeTime_IsRefused()
    {
        await Grain.StartAsync(new(Second, Second));
        await Grain.ChangeAsync(-2 * Second, Second).ShouldThrowAsync<ArgumentOutOfRangeException>();
    }

    private async Task EndTickAsync(int number)
    {
        Stage.Release($"tick {number}");
        await Stage.Reached($"tick {number} ends");

        // Once another call has had its turn, the callback is over and the timer armed again.
        await Grain.QueuedPingAsync();
    }

    // 7 s do not fall together with the times at which unused activations are looked for.
    private async Task TickAsync(int times)
    {
        for (var tick = 1; tick <= times && !Stage.Journal.Contains("deactivated"); tick++)
        {
            var armedAgain = _host.Time.NextArmed();
            _host.Time.Advance(7 * Second);
            await Task.WhenAny(armedAgain, Stage.Reached("deactivated"));
        }
    }
}
