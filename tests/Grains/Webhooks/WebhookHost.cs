using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Experiments;
using Bayou.Grains.Tests.Support;
using Bayou.Grains.Webhooks;
using Bayou.Grains.Webhooks.Sending;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Bayou.Grains.Tests.Webhooks;

/// <summary>The webhook grains on the real engine, over a store that outlives them, allowed to send to loopback and quick to retry.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    internal const string Secret = "whsec-example";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly GrainHost _host;

    private WebhookHost(GrainHost host) => _host = host;

    internal IGrainFactory Grains => _host.Grains;

    internal IWebhookCatalogGrain Catalog => _host.Grains.GetGrain<IWebhookCatalogGrain>(GrainKeys.Webhooks(GrainKeys.DefaultWorkspace));

    internal IWebhookEventsGrain Events => _host.Grains.GetGrain<IWebhookEventsGrain>(GrainKeys.Webhooks(GrainKeys.DefaultWorkspace));

    internal static WebhookOptions Options() => new()
    {
        AllowedSchemes = ["http", "https"],
        AllowedNetworks = [System.Net.IPNetwork.Parse("127.0.0.0/8")],
        SecretKey = [.. Enumerable.Range(0, WebhookOptions.SecretKeyBytes).Select(i => (byte)i)],
        FirstRetryDelay = TimeSpan.FromMilliseconds(1),
        LongestRetryDelay = TimeSpan.FromMilliseconds(4),
    };

    internal static async Task<WebhookHost> StartAsync(
        MemoryStore store, WebhookOptions? options = null, INameResolver? resolver = null, TimeSpan ahead = default)
    {
        var host = await GrainHost.StartAsync(services =>
        {
            services.AddSingleton<Storage.IStateStore>(store);
            services.AddSingleton<TimeProvider>(new TimeAhead(ahead));
            services.AddSingleton(options ?? Options());
            if (resolver is not null)
            {
                services.AddSingleton(resolver);
            }

            services.AddBayouGrains(new ExperimentOptions(), GrainHost.IsAlone);
        });
        return new WebhookHost(host);
    }

    internal async Task<Webhook> CreateAsync(string url, string? secret = Secret, params WebhookEventType[] events) => await Catalog.CreateAsync(
        new CreateWebhook(
            "hook",
            null,
            url,
            events.Length == 0 ? WebhookEventTypes.All : [.. events],
            secret is null ? null : new WebhookSecret(secret),
            WebhookStatus.Active));

    internal IWebhookDeliveriesGrain Deliveries(Webhook webhook) => _host.Grains.GetGrain<IWebhookDeliveriesGrain>(
        GrainKeys.WebhookDeliveries(GrainKeys.DefaultWorkspace, webhook.WebhookId));

    /// <summary>The log once it is as wanted.</summary>
    internal async Task<DeliveryLog> LogWhenAsync(Webhook webhook, Func<DeliveryLog, bool> isWanted)
    {
        using var patience = new CancellationTokenSource(s_patience, TimeProvider.System);
        while (true)
        {
            var log = await Deliveries(webhook).GetLogAsync(100, patience.Token);
            if (isWanted(log))
            {
                return log;
            }

            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>The log when nothing is left to send.</summary>
    internal Task<DeliveryLog> LogWhenDoneAsync(Webhook webhook) => LogWhenAsync(webhook, log => log is { PendingCount: 0, Attempts.Length: > 0 });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private sealed class TimeAhead(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
