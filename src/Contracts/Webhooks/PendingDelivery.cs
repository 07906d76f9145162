namespace Bayou.Contracts.Webhooks;

/// <summary>A message that is not delivered yet.</summary>
/// <param name="DeliveryId">The message.</param>
/// <param name="Type">The kind of event.</param>
/// <param name="CreationTime">When the event happened, ms since the Unix epoch.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="NextAttemptTime">When the next attempt is due, ms since the Unix epoch.</param>
[GenerateSerializer, Immutable, Alias("bayou.PendingDelivery")]
public sealed record PendingDelivery(
    [property: Id(0)] string DeliveryId,
    [property: Id(1)] WebhookEventType Type,
    [property: Id(2)] long CreationTime,
    [property: Id(3)] int Attempts,
    [property: Id(4)] long NextAttemptTime);
