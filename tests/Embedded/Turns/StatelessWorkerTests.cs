using Bayou.Embedded.Tests.Support;

namespace Bayou.Embedded.Tests.Turns;

public sealed class StatelessWorkerTests
{
    [Fact]
    public async Task Calls_Concurrent_RunOnAsManyActivationsAsAllowed()
    {
        await using var host = GrainHost.Start(typeof(WorkerStagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var first = grain.WriteAsync("one");
        var second = grain.WriteAsync("two");
        await host.Stage.Reached("one");
        await host.Stage.Reached("two");
        var third = grain.WriteAsync("three");
        host.Stage.Journal.Count(static entry => entry == "activate a").ShouldBe(2);
        host.Stage.Release("two");
        await second;
        host.Stage.Release("one", "three");
        await Task.WhenAll(first, third);
        host.Stage.Journal.Count(static entry => entry == "activate a").ShouldBe(2);
    }

    [Fact]
    public async Task Calls_OneAfterAnother_UseTheSameActivation()
    {
        await using var host = GrainHost.Start(typeof(WorkerStagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var ids = new HashSet<Guid>();
        for (var call = 0; call < 100; call++)
        {
            ids.Add(await grain.QueuedPingAsync());
        }

        ids.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_WhileOneWorkerIsBusy_UsesAFreeOne()
    {
        await using var host = GrainHost.Start(typeof(WorkerStagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var busy = grain.WriteAsync("busy");
        await host.Stage.Reached("busy");
        var free = await grain.QueuedPingAsync();
        (await grain.QueuedPingAsync()).ShouldBe(free);
        host.Stage.Release("busy");
        await busy;
    }

    [Fact]
    public async Task Workers_Idle_AreCollected()
    {
        await using var host = GrainHost.Start(typeof(WorkerStagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var before = await grain.QueuedPingAsync();
        host.Time.Advance(TimeSpan.FromMinutes(17));
        await host.Stage.Reached("deactivate a ActivationIdle");
        (await grain.QueuedPingAsync()).ShouldNotBe(before);
    }
}
