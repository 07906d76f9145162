using Bayou.Embedded.Tests.Support;

namespace Bayou.Embedded.Tests.Lifecycle;

public sealed class CollectionTests
{
    [Fact]
    public async Task Activation_NotCalledForTheCollectionAge_IsDeactivated()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var before = await host.Grain<IStagedGrain>().PingAsync();
        host.Time.Advance(TimeSpan.FromMinutes(14));
        (await host.Grain<IStagedGrain>().PingAsync()).ShouldBe(before);
        host.Time.Advance(TimeSpan.FromMinutes(14));
        (await host.Grain<IStagedGrain>().PingAsync()).ShouldBe(before);
        host.Time.Advance(TimeSpan.FromMinutes(17));
        await host.Stage.Reached("deactivate a ActivationIdle");
        (await host.Grain<IStagedGrain>().PingAsync()).ShouldNotBe(before);
    }

    [Fact]
    public async Task Activation_OfAClassWithAnAgeLimit_IsDeactivatedAfterThat()
    {
        await using var host = GrainHost.Start(typeof(ShortLivedStagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var before = await grain.PingAsync();
        host.Time.Advance(TimeSpan.FromMinutes(1));
        (await grain.PingAsync()).ShouldBe(before);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        await host.Stage.Reached("deactivate a ActivationIdle");
        (await grain.PingAsync()).ShouldNotBe(before);
    }

    [Fact]
    public async Task Activation_WithACallInFlight_IsNotDeactivated()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain), static options => options.ResponseTimeout = TimeSpan.FromHours(5));
        var grain = host.Grain<IStagedGrain>();
        var call = grain.WriteAsync("long");
        await host.Stage.Reached("long");
        var before = await grain.PingAsync();
        host.Time.Advance(TimeSpan.FromHours(1));
        host.Stage.Release("long");
        await call;
        (await grain.PingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task DelayDeactivation_KeepsTheActivationForItsTime()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        await grain.DelayDeactivationAsync(TimeSpan.FromHours(1));
        var before = await grain.PingAsync();
        host.Time.Advance(TimeSpan.FromMinutes(50));
        host.Stage.Journal.ShouldBe(["activate a"]);
        host.Time.Advance(TimeSpan.FromMinutes(20));
        await host.Stage.Reached("deactivate a ActivationIdle");
        (await grain.PingAsync()).ShouldNotBe(before);
    }

    [Fact]
    public async Task DelayDeactivation_OfZero_TakesAnInfiniteDelayBack()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        await grain.DelayDeactivationAsync(Timeout.InfiniteTimeSpan);
        host.Time.Advance(TimeSpan.FromHours(10));
        await grain.DelayDeactivationAsync(TimeSpan.Zero);
        host.Stage.Journal.ShouldBe(["activate a"]);
        host.Time.Advance(TimeSpan.FromMinutes(20));
        await host.Stage.Reached("deactivate a ActivationIdle");
    }

    [Fact]
    public async Task MaxActivations_Exceeded_EndsTheLongestUnusedIdleOnes()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain), static options =>
        {
            options.MaxActivations = 3;
            options.ResponseTimeout = TimeSpan.FromHours(1);
        });
        var busy = host.Grain<IStagedGrain>("busy").WriteAsync("busy");
        await host.Stage.Reached("busy");
        foreach (var key in new[] { "first", "second", "third", "fourth" })
        {
            await host.Grain<IStagedGrain>(key).PingAsync();
            host.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await host.Grain<IStagedGrain>("first").PingAsync();
        host.Time.Advance(TimeSpan.FromSeconds(10));
        await host.Stage.Reached("deactivate second HighMemoryPressure");
        await host.Stage.Reached("deactivate third HighMemoryPressure");
        (await host.Grain<IStagedGrain>("first").PingAsync()).ShouldBe(first);
        await host.Grain<IStagedGrain>("fourth").PingAsync();
        host.Stage.Journal.Count(static entry => entry.StartsWith("deactivate", StringComparison.Ordinal)).ShouldBe(2);
        host.Stage.Release("busy");
        await busy;
    }

    [Fact]
    public async Task MemoryBudget_ExceededAfterAFullCollection_EndsItsShareOfActivations()
    {
        var probe = new FakeMemory { UsedBytes = 1_000 };
        await using var host = GrainHost.Start(typeof(StagedGrain), options =>
        {
            options.MemoryBudgetBytes = 1_000;
            options.MemoryProbe = probe;
        });
        for (var key = 0; key < 10; key++)
        {
            await host.Grain<IStagedGrain>($"{key}").PingAsync();
            host.Time.Advance(TimeSpan.FromSeconds(1));
        }

        host.Time.Advance(TimeSpan.FromSeconds(10));
        probe.Requested.ShouldBe(0);
        probe.UsedBytes = 1_250;
        host.Time.Advance(TimeSpan.FromSeconds(5));
        probe.Requested.ShouldBe(1);
        host.Stage.Journal.ShouldNotContain("deactivate 0 HighMemoryPressure");
        probe.FullCollections++;
        host.Time.Advance(TimeSpan.FromSeconds(5));
        await host.Stage.Reached("deactivate 0 HighMemoryPressure");
        await host.Stage.Reached("deactivate 1 HighMemoryPressure");
        host.Stage.Journal.Count(static entry => entry.StartsWith("deactivate", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task MemoryBudget_ExceededByGarbageOnly_EndsNothing()
    {
        var probe = new FakeMemory { UsedBytes = 2_000 };
        await using var host = GrainHost.Start(typeof(StagedGrain), options =>
        {
            options.MemoryBudgetBytes = 1_000;
            options.MemoryProbe = probe;
        });
        var before = await host.Grain<IStagedGrain>().PingAsync();
        host.Time.Advance(TimeSpan.FromSeconds(5));
        (probe.FullCollections, probe.UsedBytes) = (1, 500);
        host.Time.Advance(TimeSpan.FromSeconds(20));
        (await host.Grain<IStagedGrain>().PingAsync()).ShouldBe(before);
    }
}
