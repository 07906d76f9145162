using System.Collections.Immutable;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Webhooks.Records;
using Google.Protobuf;

namespace Bayou.Grains.Webhooks;

/// <summary>Webhooks in their stored form.</summary>
internal static class WebhookRecords
{
    internal static WebhookRecord ToRecord(StoredWebhook stored)
    {
        var webhook = stored.Webhook;
        var record = new WebhookRecord
        {
            WebhookId = webhook.WebhookId,
            Name = webhook.Name,
            Url = webhook.Url,
            Status = (int)webhook.Status,
            CreationTime = webhook.CreationTime,
            LastUpdateTime = webhook.LastUpdateTime,
            ProtectedSecret = ByteString.CopyFrom(stored.ProtectedSecret.AsSpan()),
        };
        record.Events.AddRange(webhook.Events.Select(type => new EventTypeRecord { Entity = (int)type.Entity, Action = (int)type.Action }));
        if (webhook.Description is not null)
        {
            record.Description = webhook.Description;
        }

        return record;
    }

    internal static StoredWebhook FromRecord(WebhookRecord record) => new(
        new Webhook(
            record.WebhookId,
            record.Name,
            record.HasDescription ? record.Description : null,
            record.Url,
            [.. record.Events.Select(type => new WebhookEventType((WebhookEntity)type.Entity, (WebhookAction)type.Action))],
            (WebhookStatus)record.Status,
            record.CreationTime,
            record.LastUpdateTime),
        [.. record.ProtectedSecret.Span]);
}
