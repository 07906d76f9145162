using System.Collections.Immutable;

namespace Bayou.Contracts.Webhooks;

/// <summary>Asks for changes of a webhook. What is null, or an empty list, stays as it is.</summary>
/// <param name="WebhookId">The webhook.</param>
/// <param name="Name">A new name, or null.</param>
/// <param name="Description">A new description, or null.</param>
/// <param name="Url">A new URL, or null.</param>
/// <param name="Events">All its events from now on, or empty.</param>
/// <param name="Secret">A new secret, or null. A secret can't be removed.</param>
/// <param name="Status">A new status, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.UpdateWebhook")]
public sealed record UpdateWebhook(
    [property: Id(0)] string WebhookId,
    [property: Id(1)] string? Name,
    [property: Id(2)] string? Description,
    [property: Id(3)] string? Url,
    [property: Id(4)] ImmutableArray<WebhookEventType> Events,
    [property: Id(5)] WebhookSecret? Secret,
    [property: Id(6)] WebhookStatus? Status);
