using Bayou.Embedded.Tests.Calls;
using Bayou.Embedded.Tests.Lifecycle;
using Bayou.Embedded.Tests.Support;
using Bayou.Embedded.Tests.Turns;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Hosting;

public sealed class StopTests
{
    [Fact]
    public async Task Stop_RefusesNewCallsFromOutsideAndFinishesThoseInFlight()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var running = grain.WriteAsync("running");
        await host.Stage.Reached("running");
        var waiting = grain.WriteAsync("waiting");
        var stop = host.StopAsync();
        await grain.QueuedPingAsync().ShouldThrowAsync<SiloUnavailableException>();
        stop.IsCompleted.ShouldBeFalse();
        host.Stage.Release("running", "waiting");
        await stop;
        await Task.WhenAll(running, waiting);
        host.Stage.Journal.ShouldBe(
        [
            "activate a", "running begins", "running ends", "waiting begins", "waiting ends", "deactivate a ShuttingDown",
        ]);
    }

    [Fact]
    public async Task Stop_LetsCallsInFlightCallOtherGrains()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        var call = host.Grain<IRoundGrain>("a").HoldThenGoAsync("held", ["b", "c"]);
        await host.Stage.Reached("held");
        var stop = host.StopAsync();
        host.Stage.Release("held");
        await call;
        await stop;
        host.Stage.Journal.ShouldBe(["b calls c"]);
    }

    [Fact]
    public async Task Stop_DeactivatesEveryGrain()
    {
        var probe = new LifeProbe();
        await using var host = LifeHost.Start(probe);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(key => host.Grain<ILifeGrain>($"{key}").TouchAsync()));
        var deactivated = 0;
        probe.OnDeactivate = async _ =>
        {
            await Task.Yield();
            Interlocked.Increment(ref deactivated);
        };
        await host.StopAsync();
        deactivated.ShouldBe(500);
    }

    [Fact]
    public async Task Stop_WithACallThatDoesNotEnd_GivesUpAfterItsTimeoutAndTellsTheCaller()
    {
        await using var host = GrainHost.Start(typeof(CallGrain), static options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        var grain = host.Grain<ICallGrain>();
        var running = grain.HoldAsync("never");
        var waiting = grain.TaskOfAsync("waiting");
        await host.Stage.Reached("never");
        var stop = host.StopAsync();
        host.Time.Advance(TimeSpan.FromSeconds(11));
        await stop;
        await running.ShouldThrowAsync<SiloUnavailableException>();
        await waiting.ShouldThrowAsync<SiloUnavailableException>();
        host.Log.Entries.ShouldContain(static entry => entry.Level == LogLevel.Warning && entry.Exception is TimeoutException);
    }
}
