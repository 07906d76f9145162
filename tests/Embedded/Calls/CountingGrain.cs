using Orleans;

namespace Bayou.Embedded.Tests.Calls;

public sealed class CountingGrain : Grain, ICountingGrain
{
    private long _count;

    public Task<long> CountAsync(object message, CancellationToken cancellationToken = default) => Task.FromResult(++_count);
}
