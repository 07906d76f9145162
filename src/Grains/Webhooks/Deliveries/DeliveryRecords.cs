using Bayou.Contracts.Webhooks;
using Bayou.Grains.Webhooks.Deliveries.Records;

namespace Bayou.Grains.Webhooks.Deliveries;

/// <summary>Messages and attempts in their stored form.</summary>
internal static class DeliveryRecords
{
    internal static MessageRecord ToRecord(PendingMessage message) => new()
    {
        DeliveryId = message.Delivery.DeliveryId,
        Entity = (int)message.Delivery.Type.Entity,
        Action = (int)message.Delivery.Type.Action,
        Body = message.Delivery.Body,
        CreationTime = message.Delivery.CreationTime,
        Attempts = message.Attempts,
        NextAttemptTime = message.NextAttemptTime,
    };

    internal static PendingMessage FromRecord(MessageRecord record) => new(
        new WebhookDelivery(record.DeliveryId, TypeOf(record.Entity, record.Action), record.Body, record.CreationTime),
        record.Attempts,
        record.NextAttemptTime);

    internal static AttemptRecord ToRecord(DeliveryAttempt attempt)
    {
        var record = new AttemptRecord
        {
            DeliveryId = attempt.DeliveryId,
            Entity = (int)attempt.Type.Entity,
            Action = (int)attempt.Type.Action,
            Number = attempt.Number,
            Time = attempt.Time,
            Duration = attempt.Duration,
            Outcome = (int)attempt.Outcome,
        };
        if (attempt.ResponseStatus is { } status)
        {
            record.ResponseStatus = status;
        }

        if (attempt.ErrorMessage is not null)
        {
            record.ErrorMessage = attempt.ErrorMessage;
        }

        if (attempt.NextAttemptTime is { } next)
        {
            record.NextAttemptTime = next;
        }

        return record;
    }

    internal static DeliveryAttempt FromRecord(AttemptRecord record) => new(
        record.DeliveryId,
        TypeOf(record.Entity, record.Action),
        record.Number,
        record.Time,
        record.Duration,
        (DeliveryOutcome)record.Outcome,
        record.HasResponseStatus ? record.ResponseStatus : null,
        record.HasErrorMessage ? record.ErrorMessage : null,
        record.HasNextAttemptTime ? record.NextAttemptTime : null);

    private static WebhookEventType TypeOf(int entity, int action) => new((WebhookEntity)entity, (WebhookAction)action);
}
