using System.Collections.Immutable;

namespace Bayou.Contracts.Webhooks;

/// <summary>A page of webhooks, newest first.</summary>
/// <param name="Webhooks">At most as many as were asked for.</param>
/// <param name="NextPageToken">Asks for the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.WebhookPage")]
public sealed record WebhookPage(
    [property: Id(0)] ImmutableArray<Webhook> Webhooks,
    [property: Id(1)] string? NextPageToken);
