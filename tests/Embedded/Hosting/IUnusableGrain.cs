using Orleans;

namespace Bayou.Embedded.Tests.Hosting;

public interface IUnusableGrain : IGrainWithStringKey
{
    IAsyncEnumerable<int> Stream();

    int Count();

    Task<T> Generic<T>();

    Task ByReference(ref int number);
}
