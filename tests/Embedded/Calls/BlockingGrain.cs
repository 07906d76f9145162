using Orleans;

namespace Bayou.Embedded.Tests.Calls;

/// <summary>Does what a grain must not do: it holds on to its thread.</summary>
public sealed class BlockingGrain : Grain, IBlockingGrain
{
    private int _count;

    public Task<int> CountAsync(CancellationToken cancellationToken = default) => Task.FromResult(++_count);

    public Task BlockAsync(TaskCompletionSource reached, ManualResetEventSlim block)
    {
        reached.SetResult();
        block.Wait();
        return Task.CompletedTask;
    }
}
