using Orleans;

namespace Bayou.Embedded.Tests.Calls;

public interface IBlockingGrain : IGrainWithStringKey
{
    Task BlockAsync(TaskCompletionSource reached, ManualResetEventSlim block);
}
