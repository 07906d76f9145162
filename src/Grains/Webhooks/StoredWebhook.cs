using System.Collections.Immutable;
using Bayou.Contracts.Webhooks;

namespace Bayou.Grains.Webhooks;

/// <summary>A webhook with its encrypted secret, which is empty where it has none.</summary>
internal sealed record StoredWebhook(Webhook Webhook, ImmutableArray<byte> ProtectedSecret)
{
    internal WebhookTarget ToTarget() => new(Webhook.Url, ProtectedSecret, Webhook.Events, Webhook.Status);
}
