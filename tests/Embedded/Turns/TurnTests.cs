using Bayou.Embedded.Tests.Calls;
using Bayou.Embedded.Tests.Support;
using Orleans.Embedded.Context;

namespace Bayou.Embedded.Tests.Turns;

public sealed class TurnTests
{
    [Fact]
    public async Task Turns_OfInterleavedCalls_NeverOverlapAndStayOnTheActivationsScheduler()
    {
        await using var host = GrainHost.Start(typeof(TurnGrain));
        var grain = host.Grain<ITurnGrain>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var call = 0; call < 300; call++)
            {
                await grain.WanderAsync();
            }
        })));
        (await grain.OverlapsAsync()).ShouldBe(0);
        (await grain.StraysAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Calls_FromManyThreads_LoseNoUpdate()
    {
        await using var host = GrainHost.Start(typeof(TurnGrain));
        var grain = host.Grain<ITurnGrain>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var batch = 0; batch < 50; batch++)
            {
                await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => grain.AddAsync(1)));
            }
        })));
        (await grain.AddAsync(0)).ShouldBe(8 * 50 * 50);
    }

    [Fact]
    public async Task Calls_InALongChainOfGrains_NeedNoStack()
    {
        await using var host = GrainHost.Start(typeof(TurnGrain));
        (await host.Grain<ITurnGrain>("20000").DescendAsync()).ShouldBe(20_000);
    }

    [Fact]
    public async Task AsyncLocal_OfTheCaller_DoesNotReachTheGrain()
    {
        await using var host = GrainHost.Start(typeof(TurnGrain));
        TurnGrain.Local.Value = "caller";
        (await host.Grain<ITurnGrain>().ReadCallerLocalAsync()).ShouldBe("none");
        TurnGrain.Local.Value.ShouldBe("caller");
    }

    [Fact]
    public async Task AsyncLocal_SetInOneTurn_IsGoneInTheNext()
    {
        await using var host = GrainHost.Start(typeof(TurnGrain));
        var seen = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => host.Grain<ITurnGrain>().ReadCallerLocalAsync()));
        seen.ShouldAllBe(static value => value == "none");
    }

    [Fact]
    public async Task Continuation_OfATaskEndedElsewhere_WaitsForTheRunningTurn()
    {
        await using var host = GrainHost.Start(typeof(BlockingGrain));
        var grain = host.Grain<IBlockingGrain>();
        using var block = new ManualResetEventSlim();
        var (awaits, blocks, ended) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var sees = grain.SeesBlockAfterAsync(awaits, ended.Task);
        await awaits.Task;
        var blocked = grain.BlockAsync(blocks, block);
        await blocks.Task;
        await Task.Run(ended.SetResult, TestContext.Current.CancellationToken);
        block.Set();
        await blocked;
        (await sees).ShouldBeFalse();
    }

    [Fact]
    public async Task Answer_WithAContinuationThatWouldRunAtOnce_StillLeavesTheGrainsTurn()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var call = host.Grain<IStagedGrain>().WriteAsync("held");
        var runsIn = call.ContinueWith(
            static _ => RuntimeContext.Current,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        host.Stage.Release("held");
        (await runsIn).ShouldBeNull();
    }
}
