using Orleans;
using Orleans.Concurrency;

namespace Bayou.Embedded.Tests.Calls;

public interface IBlockingGrain : IGrainWithStringKey
{
    Task BlockAsync(TaskCompletionSource reached, ManualResetEventSlim block);

    [AlwaysInterleave]
    Task<int> CountAsync(CancellationToken cancellationToken = default);
}
