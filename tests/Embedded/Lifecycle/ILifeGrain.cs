using Orleans;

namespace Bayou.Embedded.Tests.Lifecycle;

public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>Answers which activation this is.</summary>
    Task<Guid> TouchAsync();

    Task<Guid> TouchAndEndAsync();

    Task<string> DescribeAsync();

    Task<string> ActivationContextAsync();
}
