using Orleans;

namespace Bayou.Embedded.Tests.Filters;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> EchoAsync(string text);

    Task<string> FailAsync(int times);

    Task NothingAsync();

    ValueTask<int> CountAsync();

    Task<string> CallNextAsync(string text);
}
