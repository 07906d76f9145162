using Bayou.Embedded.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Bayou.Embedded.Tests.Lifecycle;

public sealed class DeactivationTests
{
    private readonly LifeProbe _probe = new();

    [Fact]
    public async Task DeactivateOnIdle_WithACallRunning_EndsAfterItAndQueuedCallsGetTheNextActivation()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var before = await grain.PingAsync();
        var running = grain.DeactivateAsync("running");
        await host.Stage.Reached("running");
        var queued = grain.QueuedPingAsync();
        host.Stage.Journal.ShouldNotContain("deactivate a ApplicationRequested");
        host.Stage.Release("running");
        await running;
        (await queued).ShouldNotBe(before);
        host.Stage.Journal.ShouldBe(
            ["activate a", "running begins", "running ends", "deactivate a ApplicationRequested", "activate a"]);
    }

    [Fact]
    public async Task Calls_DuringDeactivation_AreServedInOrderByTheNextActivation()
    {
        var deactivating = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        _probe.OnDeactivate = async _ =>
        {
            deactivating.TrySetResult();
            await finish.Task;
        };
        await using var host = LifeHost.Start(_probe);
        var grain = host.Grain<ILifeGrain>();
        await grain.CountAsync();
        await grain.TouchAndEndAsync();
        await deactivating.Task;
        var calls = Enumerable.Range(0, 20).Select(_ => grain.CountAsync()).ToList();
        calls.ShouldAllBe(static call => !call.IsCompleted);
        finish.SetResult();
        (await Task.WhenAll(calls)).ShouldBe(Enumerable.Range(1, 20));
        _probe.MostAlive.ShouldBe(1);
    }

    [Fact]
    public async Task OnDeactivate_Throwing_IsLoggedAndTheNextCallActivatesAnew()
    {
        _probe.OnDeactivate = static _ => throw new InvalidDataException("no snapshot");
        await using var host = LifeHost.Start(_probe);
        var first = await host.Grain<ILifeGrain>().TouchAndEndAsync();
        (await host.Grain<ILifeGrain>().TouchAsync()).ShouldNotBe(first);
        host.Log.Entries.ShouldContain(static entry => entry.Level == LogLevel.Error && entry.Exception is InvalidDataException);
    }

    [Fact]
    public async Task OnDeactivate_NeverEnding_IsLeftBehindAfterItsTimeout()
    {
        var deactivating = new TaskCompletionSource<CancellationToken>();
        _probe.OnDeactivate = token =>
        {
            deactivating.TrySetResult(token);
            return new TaskCompletionSource().Task;
        };
        await using var host = LifeHost.Start(_probe, static options => options.DeactivationTimeout = TimeSpan.FromSeconds(10));
        var first = await host.Grain<ILifeGrain>().TouchAndEndAsync();
        var token = await deactivating.Task;
        var call = host.Grain<ILifeGrain>().TouchAsync();
        host.Time.Advance(TimeSpan.FromSeconds(12));
        (await call).ShouldNotBe(first);
        token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Deactivate_WithATokenThatIsCancelled_LeavesASlowStepBehind()
    {
        using var hurry = new CancellationTokenSource();
        var deactivating = new TaskCompletionSource();
        _probe.Hurry = hurry.Token;
        _probe.OnDeactivate = _ =>
        {
            deactivating.TrySetResult();
            return new TaskCompletionSource().Task;
        };
        await using var host = LifeHost.Start(_probe);
        var first = await host.Grain<ILifeGrain>().TouchAndEndAsync();
        await deactivating.Task;
        var call = host.Grain<ILifeGrain>().TouchAsync();
        await hurry.CancelAsync();
        (await call).ShouldNotBe(first);
    }

    [Fact]
    public async Task Deactivation_DisposesTheGrainAndItsScope()
    {
        await using var host = LifeHost.Start(_probe);
        await host.Grain<ILifeGrain>().TouchAndEndAsync();
        await host.Grain<ILifeGrain>().TouchAsync();
        _probe.Disposed.ShouldBe(2);
    }

    [Fact]
    public async Task Calls_RacingWithDeactivations_AreAllAnsweredAndNeverByTwoActivationsAtOnce()
    {
        _probe.OnDeactivate = static async _ => await Task.Yield();
        await using var host = LifeHost.Start(_probe);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            var grain = host.Grain<ILifeGrain>();
            for (var call = 0; call < 3_000; call++)
            {
                await (call % 7 == caller ? grain.TouchAndEndAsync() : grain.TouchAsync());
            }
        })));
        _probe.MostAlive.ShouldBe(1);
        _probe.Constructed.ShouldBeGreaterThan(400);
    }
}
