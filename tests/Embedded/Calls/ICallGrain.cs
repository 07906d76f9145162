using Orleans;
using Orleans.Concurrency;

namespace Bayou.Embedded.Tests.Calls;

public interface ICallGrain : IGrainWithStringKey
{
    Task<string> TaskOfAsync(string text);

    ValueTask<string> ValueTaskOfAsync(string text, bool wait);

    ValueTask ValueTaskAsync(bool wait);

    Task<object> SameAsync(object message);

    Task FailAsync(string how);

    Task<int> FailWithResultAsync(string how);

    ValueTask<int> FailValueTaskAsync(string how);

    Task HoldAsync(string point);

    Task<string> CancellableAsync(string point, CancellationToken cancellationToken = default);

    [AlwaysInterleave]
    Task PingAsync();

    Task<string> ContextAsync(params string[] keys);

    Task<string> ContextThroughAsync(string key);

    Task SetContextAsync(string key, string value);
}
