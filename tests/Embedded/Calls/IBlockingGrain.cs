using Orleans;
using Orleans.Concurrency;

namespace Bayou.Embedded.Tests.Calls;

public interface IBlockingGrain : IGrainWithStringKey
{
    Task BlockAsync(TaskCompletionSource reached, ManualResetEventSlim block);

    /// <summary>Answers whether another turn blocks the grain when the awaited task is over.</summary>
    [AlwaysInterleave]
    Task<bool> SeesBlockAfterAsync(TaskCompletionSource reached, Task awaited);

    [AlwaysInterleave]
    Task<int> CountAsync(CancellationToken cancellationToken = default);
}
