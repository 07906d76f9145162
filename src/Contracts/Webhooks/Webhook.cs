using System.Collections.Immutable;

namespace Bayou.Contracts.Webhooks;

/// <summary>A webhook as callers see it, which is without its secret.</summary>
/// <param name="WebhookId">A UUID with dashes.</param>
/// <param name="Name">For people; need not be unique.</param>
/// <param name="Description">For people, or null.</param>
/// <param name="Url">Where messages are sent.</param>
/// <param name="Events">What it is told of; at least one, each once.</param>
/// <param name="Status">Whether it takes events.</param>
/// <param name="CreationTime">Ms since the Unix epoch.</param>
/// <param name="LastUpdateTime">Ms since the Unix epoch.</param>
[GenerateSerializer, Immutable, Alias("bayou.Webhook")]
public sealed record Webhook(
    [property: Id(0)] string WebhookId,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Description,
    [property: Id(3)] string Url,
    [property: Id(4)] ImmutableArray<WebhookEventType> Events,
    [property: Id(5)] WebhookStatus Status,
    [property: Id(6)] long CreationTime,
    [property: Id(7)] long LastUpdateTime);
