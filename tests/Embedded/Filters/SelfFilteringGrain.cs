using Bayou.Embedded.Tests.Support;
using Orleans;

namespace Bayou.Embedded.Tests.Filters;

public sealed class SelfFilteringGrain(Stage stage) : FilteredGrain(stage), IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Stage.Note("own filter");
        await context.Invoke();
    }
}
