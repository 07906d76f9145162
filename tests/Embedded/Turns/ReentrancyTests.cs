using Bayou.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Turns;

public sealed class ReentrancyTests
{
    private static readonly TimeSpan BeyondTimeout = TimeSpan.FromSeconds(33);

    [Fact]
    public async Task SelfCall_NotAllowed_TimesOut()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        var call = host.Grain<IRoundGrain>("a").GoAsync("none", "a");
        await host.Stage.Reached("a calls a");
        await StaysUnansweredAsync(host, call);
        host.Time.Advance(BeyondTimeout);
        var exception = await call.ShouldThrowAsync<TimeoutException>();
        exception.Message.ShouldContain("IRoundGrain.GoAsync");
    }

    [Fact]
    public async Task Circle_NotAllowed_TimesOutAndNamesTheChain()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        var call = host.Grain<IRoundGrain>("a").GoAsync("none", "b", "a");
        await host.Stage.Reached("b calls a");
        await StaysUnansweredAsync(host, call);
        host.Time.Advance(TimeSpan.FromSeconds(29));
        call.IsCompleted.ShouldBeFalse();
        host.Time.Advance(TimeSpan.FromSeconds(4));
        await call.ShouldThrowAsync<TimeoutException>();
        await host.Grain<IRoundGrain>("b").GoAsync("none", "c");
        host.Stage.Journal.ShouldContain(
            "Response did not arrive on time in 00:00:30 for IRoundGrain.GoAsync of round/a, called by round/b. "
            + "It was waiting for IRoundGrain.GoAsync of round/a, called by a client.");
    }

    [Fact]
    public async Task Circle_AfterItsTimeout_LeavesTheGrainsUsable()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        var call = host.Grain<IRoundGrain>("a").GoAsync("none", "b", "a");
        await host.Stage.Reached("b calls a");
        await StaysUnansweredAsync(host, call);
        host.Time.Advance(BeyondTimeout);
        await call.ShouldThrowAsync<TimeoutException>();
        (await host.Grain<IRoundGrain>("a").GoAsync("none", "b")).ShouldBe("ab");
    }

    [Fact]
    public async Task Circle_Allowed_GoesThrough()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        (await host.Grain<IRoundGrain>("a").GoAsync("a", "b", "a")).ShouldBe("aba");
    }

    [Fact]
    public async Task SelfCall_Allowed_GoesThrough()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        (await host.Grain<IRoundGrain>("a").GoAsync("a", "a")).ShouldBe("aa");
    }

    [Fact]
    public async Task Circle_AllowedOnlyByAnother_TimesOut()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        var call = host.Grain<IRoundGrain>("a").GoAsync("a", "b", "c", "b");
        await host.Stage.Reached("c calls b");
        await StaysUnansweredAsync(host, call);
        host.Time.Advance(BeyondTimeout);
        await call.ShouldThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task Circle_AllowedThenSuppressed_TimesOut()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        using var section = RequestContext.AllowCallChainReentrancy();
        var call = host.Grain<IRoundGrain>("a").GoAsync("not b", "b", "a");
        await host.Stage.Reached("b calls a");
        await StaysUnansweredAsync(host, call);
        host.Time.Advance(BeyondTimeout);
        await call.ShouldThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task OtherCall_DuringAnAllowedChain_StillWaits()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        var chain = host.Grain<IRoundGrain>("a").HoldThenGoAsync("held", ["b", "a"]);
        await host.Stage.Reached("held");
        var other = host.Grain<IRoundGrain>("a").GoAsync("none", "c");
        host.Stage.Release("held");
        await chain;
        await other;
        var order = host.Stage.Journal.ToList();
        order.IndexOf("b calls a").ShouldBeLessThan(order.IndexOf("a calls c"));
    }

    [Fact]
    public async Task Circle_AfterTheGrainLeftItsSection_TimesOut()
    {
        await using var host = GrainHost.Start(typeof(RoundGrain));
        using var section = RequestContext.AllowCallChainReentrancy();
        (await host.Grain<IRoundGrain>("a").GoAsync("a", "b", "a")).ShouldBe("aba");
        var call = host.Grain<IRoundGrain>("a").GoAsync("none", "c", "a");
        await host.Stage.Reached("c calls a");
        await StaysUnansweredAsync(host, call);
        host.Time.Advance(BeyondTimeout);
        await call.ShouldThrowAsync<TimeoutException>();
    }

    // Had the last call of the circle been let in, then its answer would have come all the way back after these.
    private static async Task StaysUnansweredAsync(GrainHost host, Task call)
    {
        foreach (var key in new[] { "a", "b", "c", "b", "a", "c", "a" })
        {
            await host.Grain<IRoundGrain>(key).PingAsync();
        }

        call.IsCompleted.ShouldBeFalse();
    }
}
