using System.Collections.Immutable;

namespace Bayou.Contracts.Webhooks;

/// <summary>Asks for a new webhook.</summary>
/// <param name="Name">1 to 63 letters, digits, dots, underscores and hyphens, with a letter or digit at both ends.</param>
/// <param name="Description">For people, or null.</param>
/// <param name="Url">Where messages are sent.</param>
/// <param name="Events">At least one; repeated ones count once.</param>
/// <param name="Secret">What messages are signed with, or null for unsigned ones.</param>
/// <param name="Status">Whether it takes events.</param>
[GenerateSerializer, Immutable, Alias("bayou.CreateWebhook")]
public sealed record CreateWebhook(
    [property: Id(0)] string Name,
    [property: Id(1)] string? Description,
    [property: Id(2)] string Url,
    [property: Id(3)] ImmutableArray<WebhookEventType> Events,
    [property: Id(4)] WebhookSecret? Secret,
    [property: Id(5)] WebhookStatus Status);
