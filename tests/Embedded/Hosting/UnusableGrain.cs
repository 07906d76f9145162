using Orleans;

namespace Bayou.Embedded.Tests.Hosting;

public sealed class UnusableGrain : Grain, IUnusableGrain
{
    public IAsyncEnumerable<int> Stream() => throw new NotSupportedException();

    public int Count() => 0;

    public Task<T> Generic<T>() => throw new NotSupportedException();

    public Task ByReference(ref int number) => Task.CompletedTask;
}
