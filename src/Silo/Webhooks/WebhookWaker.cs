using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;
using Bayou.Silo.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Bayou.Silo.Webhooks;

/// <summary>
/// Keeps deliveries going: at the start of this silo, and then regularly, it wakes the webhooks that have something to send. So what another
/// silo left behind when it ended goes on here, without waiting for the next event.
/// </summary>
/// <param name="grains">The engine.</param>
/// <param name="lifetime">Tells when the server serves.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class WebhookWaker(
    IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<WebhookWaker> logger)
    : RegularWork(lifetime, time, s_period)
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(15);

    protected override Task WorkAsync(CancellationToken cancellationToken) =>
        grains.GetGrain<IWebhookCatalogGrain>(GrainKeys.Webhooks(GrainKeys.DefaultWorkspace)).WakeAsync(cancellationToken);

    protected override void OnFailed(Exception exception) => LogFailed(logger, exception);
}
