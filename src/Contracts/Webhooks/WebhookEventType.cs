namespace Bayou.Contracts.Webhooks;

/// <summary>A kind of event: an entity and what happened to it. Which pairs exist is told by <see cref="WebhookEventTypes"/>.</summary>
/// <param name="Entity">What it happened to.</param>
/// <param name="Action">What happened.</param>
[GenerateSerializer, Immutable, Alias("bayou.WebhookEventType")]
public readonly record struct WebhookEventType(
    [property: Id(0)] WebhookEntity Entity,
    [property: Id(1)] WebhookAction Action);
