using Orleans;

namespace Bayou.Embedded.Tests.Hosting;

public sealed class FirstOnceGrain : Grain, IOnceGrain
{
    public Task<int> GoAsync() => Task.FromResult(1);
}
