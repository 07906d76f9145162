using Orleans;

namespace Bayou.Embedded.Tests.Calls;

/// <summary>Does what a grain must not do: it holds on to its thread.</summary>
public sealed class BlockingGrain : Grain, IBlockingGrain
{
    private volatile bool _isBlocked;
    private int _count;

    public Task<int> CountAsync(CancellationToken cancellationToken = default) => Task.FromResult(++_count);

    public async Task<bool> SeesBlockAfterAsync(TaskCompletionSource reached, Task awaited)
    {
        reached.SetResult();
        await awaited;
        return _isBlocked;
    }

    public Task BlockAsync(TaskCompletionSource reached, ManualResetEventSlim block)
    {
        _isBlocked = true;
        reached.SetResult();
        block.Wait();
        _isBlocked = false;
        return Task.CompletedTask;
    }
}
