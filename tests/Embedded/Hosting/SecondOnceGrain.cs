using Orleans;

namespace Bayou.Embedded.Tests.Hosting;

public sealed class SecondOnceGrain : Grain, IOnceGrain
{
    public Task<int> GoAsync() => Task.FromResult(2);
}
