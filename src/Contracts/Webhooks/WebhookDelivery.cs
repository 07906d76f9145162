namespace Bayou.Contracts.Webhooks;

/// <summary>A message for one receiver.</summary>
/// <param name="DeliveryId">A UUID with dashes, the same in every attempt.</param>
/// <param name="Type">The kind of event.</param>
/// <param name="Body">The JSON text, the same in every attempt.</param>
/// <param name="CreationTime">When the event happened, ms since the Unix epoch.</param>
[GenerateSerializer, Immutable, Alias("bayou.WebhookDelivery")]
public sealed record WebhookDelivery(
    [property: Id(0)] string DeliveryId,
    [property: Id(1)] WebhookEventType Type,
    [property: Id(2)] string Body,
    [property: Id(3)] long CreationTime);
