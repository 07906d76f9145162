using Bayou.Embedded.Tests.Support;
using Orleans;

namespace Bayou.Embedded.Tests.Turns;

internal sealed class ThreadGrain(Stage stage) : Grain, IThreadGrain
{
    internal static AsyncLocal<string?> Flowing { get; } = new();

    public async Task<int> ThreadAfterAsync(string point)
    {
        await stage.HoldAsync(point);
        return Environment.CurrentManagedThreadId;
    }

    public async Task<string?> FlowedAfterAsync(string point)
    {
        await stage.HoldAsync(point);
        return Flowing.Value;
    }

    public async Task<int> OtherThreadAfterAsync(string point, IThreadGrain other)
    {
        await stage.HoldAsync(point);
        return await other.ThreadAsync();
    }

    public Task<int> ThreadAsync() => Task.FromResult(Environment.CurrentManagedThreadId);
}
