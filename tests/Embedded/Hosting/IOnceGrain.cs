using Orleans;

namespace Bayou.Embedded.Tests.Hosting;

public interface IOnceGrain : IGrainWithStringKey
{
    Task<int> GoAsync();
}
