using Bayou.Embedded.Tests.Support;
using Orleans;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Calls;

public sealed class CallGrain(Stage stage) : Grain, ICallGrain
{
    public Task<string> TaskOfAsync(string text) => Task.FromResult($"{this.GetPrimaryKeyString()}: {text}");

    public async ValueTask<string> ValueTaskOfAsync(string text, bool wait)
    {
        await ValueTaskAsync(wait);
        return $"{this.GetPrimaryKeyString()}: {text}";
    }

    public async ValueTask ValueTaskAsync(bool wait)
    {
        if (wait)
        {
            await Task.Yield();
        }

        stage.Note("value task");
    }

    public Task<object> SameAsync(object message) => Task.FromResult(message);

    public Task FailAsync(string how) => how == "at once" ? throw new InvalidDataException(how) : FailLaterAsync(how);

    public async Task<int> FailWithResultAsync(string how)
    {
        await FailLaterAsync(how);
        return 0;
    }

    public async ValueTask<int> FailValueTaskAsync(string how)
    {
        await FailLaterAsync(how);
        return 0;
    }

    public Task HoldAsync(string point) => stage.HoldAsync(point);

    public async Task<string> CancellableAsync(string point, CancellationToken cancellationToken = default)
    {
        stage.Note($"{point} begins");
        cancellationToken.Register(() => stage.Note($"{point} cancelled"));
        await stage.HoldAsync(point);
        return point;
    }

    public Task PingAsync() => Task.CompletedTask;

    public async Task<string> ContextAsync(params string[] keys)
    {
        await Task.Yield();
        return string.Join(" ", keys.Select(static key => RequestContext.Get(key) ?? "none"));
    }

    public async Task<string> ContextThroughAsync(string key)
    {
        var next = GrainFactory.GetGrain<ICallGrain>("next");
        await next.SetContextAsync(key, "set by the next");
        return $"{RequestContext.Get(key)}, {await next.ContextAsync(key)}";
    }

    public Task SetContextAsync(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    private static async Task FailLaterAsync(string how)
    {
        await Task.Yield();
        throw how == "cancelled" ? new OperationCanceledException("by the grain itself") : new InvalidDataException(how);
    }
}
