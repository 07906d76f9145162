using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Bayou.Silo.Webhooks;

/// <summary>
/// Keeps deliveries going: at the start of this silo, and then regularly, it wakes the webhooks that have something to send. So what another
/// silo left behind when it ended goes on here, without waiting for the next event.
/// </summary>
/// <param name="grains">The engine.</param>
/// <param name="lifetime">Tells when the server serves: one that can't listen sends nothing either.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class WebhookWaker(
    IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<WebhookWaker> logger) : BackgroundService
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(15);

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
            await WakeAsync(cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task WakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IWebhookCatalogGrain>(GrainKeys.Webhooks(GrainKeys.DefaultWorkspace)).WakeAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the next turn tries again; deliveries wait in the log meanwhile.
            LogFailed(logger, exception);
        }
    }
}
