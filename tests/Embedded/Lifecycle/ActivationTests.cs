using Bayou.Embedded.Tests.Support;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Lifecycle;

public sealed class ActivationTests
{
    private readonly LifeProbe _probe = new();

    [Fact]
    public async Task FirstCalls_InARace_ActivateOnce()
    {
        await using var host = LifeHost.Start(_probe);
        for (var key = 0; key < 50; key++)
        {
            using var barrier = new Barrier(4);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    barrier.SignalAndWait(TestContext.Current.CancellationToken);
                    return host.Grain<ILifeGrain>($"{key}").TouchAsync();
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));
        }

        _probe.Constructed.ShouldBe(50);
    }

    [Fact]
    public async Task FirstCall_WhileActivationAwaits_WaitsForItsEnd()
    {
        var activating = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        _probe.OnActivate = async _ =>
        {
            activating.SetResult();
            await finish.Task;
        };
        await using var host = LifeHost.Start(_probe);
        var calls = Task.WhenAll(host.Grain<ILifeGrain>().TouchAsync(), host.Grain<ILifeGrain>().TouchAsync());
        await activating.Task;
        calls.IsCompleted.ShouldBeFalse();
        finish.SetResult();
        await calls;
        _probe.Constructed.ShouldBe(1);
    }

    [Fact]
    public async Task Activation_Failed_FailsAllWaitingCallsAndTheNextCallActivatesAnew()
    {
        var activating = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        _probe.OnActivate = async _ =>
        {
            activating.SetResult();
            await finish.Task;
        };
        await using var host = LifeHost.Start(_probe);
        var grain = host.Grain<ILifeGrain>();
        var calls = new[] { grain.TouchAsync(), grain.TouchAsync(), grain.TouchAsync() };
        await activating.Task;
        finish.SetException(new InvalidDataException("broken state"));
        foreach (var call in calls)
        {
            (await call.ShouldThrowAsync<InvalidDataException>()).Message.ShouldBe("broken state");
        }

        _probe.OnActivate = static _ => Task.CompletedTask;
        await grain.TouchAsync();
        _probe.Constructed.ShouldBe(2);
        host.Log.Entries.ShouldContain(static entry => entry.Level == LogLevel.Warning && entry.Exception is InvalidDataException);
    }

    [Fact]
    public async Task Constructor_Throwing_FailsTheCallWithThatAndTheNextCallActivatesAnew()
    {
        _probe.ConstructorFault = static () => new InvalidDataException("broken constructor");
        await using var host = LifeHost.Start(_probe);
        var grain = host.Grain<ILifeGrain>();
        (await grain.TouchAsync().ShouldThrowAsync<InvalidDataException>()).Message.ShouldBe("broken constructor");
        _probe.ConstructorFault = static () => null;
        await grain.TouchAsync();
        _probe.Constructed.ShouldBe(2);
    }

    [Fact]
    public async Task Activation_NeverEnding_TimesOutAndTheNextCallActivatesAnew()
    {
        var activating = new TaskCompletionSource<CancellationToken>();
        _probe.OnActivate = token =>
        {
            activating.SetResult(token);
            return new TaskCompletionSource().Task;
        };
        await using var host = LifeHost.Start(_probe, static options => options.ActivationTimeout = TimeSpan.FromSeconds(10));
        var call = host.Grain<ILifeGrain>().TouchAsync();
        var token = await activating.Task;
        host.Time.Advance(TimeSpan.FromSeconds(12));
        (await call.ShouldThrowAsync<TimeoutException>()).Message.ShouldContain("was not activated in 00:00:10");
        token.IsCancellationRequested.ShouldBeTrue();
        _probe.OnActivate = static _ => Task.CompletedTask;
        await host.Grain<ILifeGrain>().TouchAsync();
    }

    [Fact]
    public async Task Activation_AskingForItsEnd_StillServesItsFirstCall()
    {
        _probe.DeactivateWhileActivating = true;
        await using var host = LifeHost.Start(_probe);
        var first = await host.Grain<ILifeGrain>().TouchAsync();
        var second = await host.Grain<ILifeGrain>().TouchAsync();
        second.ShouldNotBe(first);
    }

    [Fact]
    public async Task Grain_Activated_KnowsItselfAndItsServices()
    {
        await using var host = LifeHost.Start(_probe);
        (await host.Grain<ILifeGrain>("some/key").DescribeAsync()).ShouldBe("some/key life/some/key some/key True");
    }

    [Fact]
    public async Task Activation_SeesTheRequestContextOfTheFirstCall()
    {
        await using var host = LifeHost.Start(_probe);
        RequestContext.Set("who", "first caller");
        (await host.Grain<ILifeGrain>().ActivationContextAsync()).ShouldBe("first caller");
    }

    [Fact]
    public async Task References_ToTheSameGrain_AreEqual()
    {
        await using var host = LifeHost.Start(_probe);
        var one = host.Grain<ILifeGrain>("one");
        one.ShouldBe(host.Grain<ILifeGrain>("one"));
        one.ShouldNotBe(host.Grain<ILifeGrain>("two"));
        one.GetHashCode().ShouldBe(host.Grain<ILifeGrain>("one").GetHashCode());
        one.GetPrimaryKeyString().ShouldBe("one");
        one.AsReference<ILifeGrain>().ShouldBeSameAs(one);
    }

    [Fact]
    public async Task Grain_WithoutTheBaseClass_TakesPartInItsActivationByItsInterface()
    {
        await using var host = GrainHost.Start(typeof(PlainGrain));
        (await host.Grain<IPlainGrain>("key").DescribeAsync()).ShouldBe("plain/key activated");
        host.Time.Advance(TimeSpan.FromMinutes(17));
        await host.Stage.Reached("plain/key ActivationIdle");
    }
}
