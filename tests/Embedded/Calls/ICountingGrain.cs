using Orleans;

namespace Bayou.Embedded.Tests.Calls;

public interface ICountingGrain : IGrainWithStringKey
{
    Task<long> CountAsync(object message, CancellationToken cancellationToken = default);
}
