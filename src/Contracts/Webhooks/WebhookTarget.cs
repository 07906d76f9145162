using System.Collections.Immutable;

namespace Bayou.Contracts.Webhooks;

/// <summary>What sending to a webhook needs to know of it.</summary>
/// <param name="Url">Where messages are sent.</param>
/// <param name="ProtectedSecret">The encrypted secret; empty where messages are not signed.</param>
/// <param name="Events">What it is told of.</param>
/// <param name="Status">Whether it takes events.</param>
[GenerateSerializer, Immutable, Alias("bayou.WebhookTarget")]
public sealed record WebhookTarget(
    [property: Id(0)] string Url,
    [property: Id(1)] ImmutableArray<byte> ProtectedSecret,
    [property: Id(2)] ImmutableArray<WebhookEventType> Events,
    [property: Id(3)] WebhookStatus Status);
