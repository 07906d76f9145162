using Bayou.Embedded.Tests.Support;

namespace Bayou.Embedded.Tests.Calls;

public sealed class CancellationTests : IAsyncDisposable
{
    private readonly GrainHost _host = GrainHost.Start(typeof(CallGrain));
    private readonly CancellationTokenSource _source = new();

    private ICallGrain Grain => _host.Grain<ICallGrain>();

    public ValueTask DisposeAsync()
    {
        _source.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Call_WithACancelledToken_NeverRuns()
    {
        await _source.CancelAsync();
        await Grain.CancellableAsync("call", _source.Token).ShouldThrowAsync<OperationCanceledException>();
        await Grain.PingAsync();
        _host.Stage.Journal.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_CancelledWhileItWaits_FailsAtOnceAndNeverRuns()
    {
        var running = Grain.HoldAsync("running");
        await _host.Stage.Reached("running");
        var waiting = Grain.CancellableAsync("waiting", _source.Token);
        await _source.CancelAsync();
        var exception = await waiting.ShouldThrowAsync<OperationCanceledException>();
        exception.CancellationToken.ShouldBe(_source.Token);
        running.IsCompleted.ShouldBeFalse();
        _host.Stage.Release("running");
        await running;
        await Grain.TaskOfAsync("after");
        _host.Stage.Journal.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_CancelledWhenItsTurnIsNext_NeverRuns()
    {
        await using var host = GrainHost.Start(typeof(BlockingGrain));
        var grain = host.Grain<IBlockingGrain>();
        using var block = new ManualResetEventSlim();
        var reached = new TaskCompletionSource();
        var blocked = grain.BlockAsync(reached, block);
        await reached.Task;
        var next = grain.CountAsync(_source.Token);
        await _source.CancelAsync();
        block.Set();
        await blocked;
        await next.ShouldThrowAsync<OperationCanceledException>();
        (await grain.CountAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Call_CancelledWhileItRuns_FailsAtOnceAndTheGrainSeesItsTokenCancelled()
    {
        var call = Grain.CancellableAsync("call", _source.Token);
        await _host.Stage.Reached("call");
        await _source.CancelAsync();
        await call.ShouldThrowAsync<OperationCanceledException>();
        _host.Stage.Journal.ShouldBe(["call begins", "call cancelled"]);
        _host.Stage.Release("call");
        (await Grain.TaskOfAsync("after")).ShouldBe("a: after");
    }

    [Fact]
    public async Task Call_NotCancelled_IsAnsweredThoughItsTokenCouldBe()
    {
        _host.Stage.Release("call");
        (await Grain.CancellableAsync("call", _source.Token)).ShouldBe("call");
        await _source.CancelAsync();
    }

    [Fact]
    public async Task Calls_CancelledInARace_AreAllSettledAndTheGrainGoesOn()
    {
        _host.Stage.Release("call");
        for (var round = 0; round < 300; round++)
        {
            using var source = new CancellationTokenSource();
            var calls = Enumerable.Range(0, 8).Select(_ => Grain.CancellableAsync("call", source.Token)).ToList();
            await source.CancelAsync();
            foreach (var call in calls)
            {
                try
                {
                    (await call).ShouldBe("call");
                }
                catch (OperationCanceledException exception)
                {
                    exception.CancellationToken.ShouldBe(source.Token);
                }
            }
        }

        (await Grain.TaskOfAsync("after")).ShouldBe("a: after");
    }
}
