namespace Bayou.Contracts.Webhooks;

/// <summary>Something that happened and that webhooks may be told of. Made by <see cref="WebhookEvents"/>.</summary>
/// <param name="Type">The kind of event.</param>
/// <param name="Data">What receivers learn of it.</param>
[GenerateSerializer, Immutable, Alias("bayou.WebhookEvent")]
public sealed record WebhookEvent([property: Id(0)] WebhookEventType Type, [property: Id(1)] WebhookEventData Data);
