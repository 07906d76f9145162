using System.Collections.Immutable;
using Bayou.Contracts.Webhooks;

namespace Bayou.Grains.Webhooks.Deliveries;

/// <summary>Messages to send, then attempts that were made.</summary>
internal sealed record DeliveriesEvent(ImmutableArray<WebhookDelivery> Enqueued, ImmutableArray<DeliveryAttempt> Attempts)
{
    internal static DeliveriesEvent Of(WebhookDelivery enqueued) => new([enqueued], []);

    internal static DeliveriesEvent Of(DeliveryAttempt attempt) => new([], [attempt]);
}
