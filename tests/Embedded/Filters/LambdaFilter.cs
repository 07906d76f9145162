using Orleans;

namespace Bayou.Embedded.Tests.Filters;

/// <summary>A filter that a test writes where it needs it.</summary>
internal sealed class LambdaFilter(Func<IGrainCallContext, Task> invoke) : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => invoke(context);

    public Task Invoke(IOutgoingGrainCallContext context) => invoke(context);
}
