using Orleans;

namespace Bayou.Embedded.Tests.Lifecycle;

public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>Answers which activation this is.</summary>
    Task<Guid> TouchAsync();

    Task<Guid> TouchAndEndAsync();

    /// <summary>Answers how many such calls this activation had.</summary>
    Task<int> CountAsync();

    Task<string> DescribeAsync();

    Task<string> ActivationContextAsync();
}
