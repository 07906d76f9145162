using Bayou.Embedded.Tests.Support;

namespace Bayou.Embedded.Tests.Calls;

public sealed class ResponseTimeoutTests
{
    [Fact]
    public async Task Call_RunningTooLong_FailsAndTheGrainFinishesIt()
    {
        await using var host = GrainHost.Start(typeof(CallGrain), static options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        var grain = host.Grain<ICallGrain>();
        var call = grain.HoldAsync("held");
        await host.Stage.Reached("held");
        host.Time.Advance(TimeSpan.FromSeconds(5));
        call.IsCompleted.ShouldBeFalse();
        host.Time.Advance(TimeSpan.FromSeconds(2));
        var exception = await call.ShouldThrowAsync<TimeoutException>();
        exception.Message.ShouldBe(
            "Response did not arrive on time in 00:00:05 for ICallGrain.HoldAsync of call/a, called by a client. It was running.");
        host.Stage.Release("held");
        (await grain.TaskOfAsync("after")).ShouldBe("a: after");
    }

    [Fact]
    public async Task Call_WaitingTooLong_FailsAndNeverRuns()
    {
        await using var host = GrainHost.Start(typeof(CallGrain), static options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        var grain = host.Grain<ICallGrain>();
        var running = grain.HoldAsync("held");
        await host.Stage.Reached("held");
        host.Time.Advance(TimeSpan.FromSeconds(3));
        var waiting = grain.CancellableAsync("waiting", CancellationToken.None);
        host.Time.Advance(TimeSpan.FromSeconds(7));
        await running.ShouldThrowAsync<TimeoutException>();
        (await waiting.ShouldThrowAsync<TimeoutException>()).Message.ShouldEndWith("It was waiting for ICallGrain.HoldAsync of call/a, called by a client.");
        host.Stage.Release("held");
        await grain.TaskOfAsync("after");
        host.Stage.Journal.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_OfAGrainThatBlocksItsThread_FailsAllTheSame()
    {
        await using var host = GrainHost.Start(typeof(BlockingGrain));
        var grain = host.Grain<IBlockingGrain>();
        using var block = new ManualResetEventSlim();
        var reached = new TaskCompletionSource();
        var call = grain.BlockAsync(reached, block);
        await reached.Task;
        host.Time.Advance(TimeSpan.FromSeconds(33));
        await call.ShouldThrowAsync<TimeoutException>();
        block.Set();
        await grain.BlockAsync(new(), block);
    }
}
