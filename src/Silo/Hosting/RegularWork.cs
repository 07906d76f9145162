using Microsoft.Extensions.Hosting;

namespace Bayou.Silo.Hosting;

/// <summary>
/// Does something once this silo serves, and then regularly. What fails is told and tried again at the next turn: all that is due is in the
/// store.
/// </summary>
/// <param name="lifetime">Tells when the server serves: one that can't listen does nothing either.</param>
/// <param name="time">The clock.</param>
/// <param name="period">From the start of a turn to that of the next, unless it takes longer.</param>
internal abstract class RegularWork(IHostApplicationLifetime lifetime, TimeProvider time, TimeSpan period) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops, or could not start; the host would take this for a fault of the service.
        }
    }

    /// <summary>One turn.</summary>
    /// <param name="cancellationToken">The server stops.</param>
    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    /// <summary>Tells that a turn failed.</summary>
    /// <param name="exception">Why.</param>
    protected abstract void OnFailed(Exception exception);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        using var timer = new PeriodicTimer(period, time);
        do
        {
            await TryAsync(cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WorkAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            OnFailed(exception);
        }
    }
}
