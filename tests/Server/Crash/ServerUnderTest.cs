using Bayou.Testing;

namespace Bayou.Server.Tests.Crash;

/// <summary>A server that is killed and started again on the same store, and the signal by which clients follow it.</summary>
internal sealed class ServerUnderTest(BayouProcessOptions options) : IAsyncDisposable
{
    private readonly BayouProcessOptions _options = options;
    private TaskCompletionSource<BayouProcess> _running = NewSignal();

    /// <summary>The server that runs now, or the next one.</summary>
    internal Task<BayouProcess> RunningAsync() => _running.Task;

    internal async Task StartAsync() => _running.SetResult(await BayouProcess.StartAsync(_options));

    internal async Task KillAsync()
    {
        var killed = await _running.Task;
        _running = NewSignal();
        await killed.KillAsync();
        await killed.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_running.Task.IsCompletedSuccessfully)
        {
            await (await _running.Task).DisposeAsync();
        }
    }

    private static TaskCompletionSource<BayouProcess> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
