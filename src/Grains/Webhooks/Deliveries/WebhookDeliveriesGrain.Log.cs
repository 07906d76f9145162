using Microsoft.Extensions.Logging;

namespace Bayou.Grains.Webhooks.Deliveries;

internal sealed partial class WebhookDeliveriesGrain
{
    [LoggerMessage(LogLevel.Warning, "Webhook {WebhookId}: message {DeliveryId} was given up after attempt {Number}: {Reason}")]
    private static partial void LogGivenUp(ILogger logger, string webhookId, string deliveryId, int number, string? reason);

    [LoggerMessage(LogLevel.Warning, "Webhook {WebhookId}: what became of message {DeliveryId} could not be recorded; it will be sent again")]
    private static partial void LogNotRecorded(ILogger logger, Exception exception, string webhookId, string deliveryId);
}
