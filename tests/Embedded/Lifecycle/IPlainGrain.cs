using Orleans;

namespace Bayou.Embedded.Tests.Lifecycle;

public interface IPlainGrain : IGrainWithStringKey
{
    Task<string> DescribeAsync();
}
