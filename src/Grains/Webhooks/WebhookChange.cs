namespace Bayou.Grains.Webhooks;

/// <summary>A webhook that was saved, or the id of one that was deleted; neither when the catalog was opened for the first time.</summary>
internal sealed record WebhookChange(StoredWebhook? Saved, string? DeletedId)
{
    internal static WebhookChange Opened { get; } = new(null, null);
}
