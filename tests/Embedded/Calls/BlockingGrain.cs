using Orleans;

namespace Bayou.Embedded.Tests.Calls;

/// <summary>Does what a grain must not do: it holds on to its thread.</summary>
public sealed class BlockingGrain : Grain, IBlockingGrain
{
    public Task BlockAsync(TaskCompletionSource reached, ManualResetEventSlim block)
    {
        reached.SetResult();
        block.Wait();
        return Task.CompletedTask;
    }
}
