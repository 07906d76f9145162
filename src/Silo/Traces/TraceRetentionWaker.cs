using Bayou.Grains.Traces.Deletion;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Traces;

/// <summary>
/// Has traces deleted that are no longer kept: at the start of this silo, and then regularly. What another silo left behind when it ended goes
/// on here.
/// </summary>
/// <param name="walk">Finds what is due.</param>
/// <param name="lifetime">Tells when the server serves.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class TraceRetentionWaker(
    TraceRetentionWalk walk, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<TraceRetentionWaker> logger) : BackgroundService
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(1);

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

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        using var timer = new PeriodicTimer(s_period, time);
        do
        {
            await PurgeAsync(cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await walk.PurgeAsync(cancellationToken) is > 0 and var deleted)
            {
                LogDeleted(logger, deleted);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the next turn tries again.
            LogFailed(logger, exception);
        }
    }
}
