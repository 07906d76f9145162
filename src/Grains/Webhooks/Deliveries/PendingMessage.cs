using Bayou.Contracts.Webhooks;

namespace Bayou.Grains.Webhooks.Deliveries;

/// <summary>A message that is not delivered yet.</summary>
/// <param name="Delivery">The message.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="NextAttemptTime">When the next attempt is due, ms since the Unix epoch.</param>
internal sealed record PendingMessage(WebhookDelivery Delivery, int Attempts, long NextAttemptTime);
