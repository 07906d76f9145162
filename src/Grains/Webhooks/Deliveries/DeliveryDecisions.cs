using System.Collections.Immutable;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Webhooks.Sending;

namespace Bayou.Grains.Webhooks.Deliveries;

/// <summary>What becomes of messages. Pure.</summary>
internal static class DeliveryDecisions
{
    /// <summary>Brings gathered changes together, as far as they still make sense.</summary>
    /// <param name="known">What is stored.</param>
    /// <param name="gathered">The changes, in their order.</param>
    /// <param name="maxPending">The most messages that may wait.</param>
    /// <returns>Null when there is nothing to store.</returns>
    internal static DeliveriesEvent? Gather(DeliveriesState known, ImmutableArray<DeliveriesEvent> gathered, int maxPending)
    {
        var enqueued = ImmutableArray.CreateBuilder<WebhookDelivery>();
        var attempts = ImmutableArray.CreateBuilder<DeliveryAttempt>();
        var fresh = gathered.SelectMany(change => change.Enqueued)
            .Where(delivery => known.Find(delivery.DeliveryId) is null)
            .DistinctBy(delivery => delivery.DeliveryId);
        foreach (var delivery in fresh)
        {
            if (known.PendingCount + enqueued.Count < maxPending)
            {
                enqueued.Add(delivery);
            }
            else
            {
                attempts.Add(Overflow(delivery, maxPending));
            }
        }

        attempts.AddRange(gathered.SelectMany(change => change.Attempts).Where(attempt => known.Find(attempt.DeliveryId) is not null));
        return enqueued.Count == 0 && attempts.Count == 0 ? null : new DeliveriesEvent(enqueued.ToImmutable(), attempts.ToImmutable());
    }

    /// <summary>What an attempt leads to.</summary>
    /// <param name="options">How often and when to try again.</param>
    /// <param name="message">The message, as it was before the attempt.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="began">When it began, ms since the Unix epoch.</param>
    /// <param name="ended">When it ended, ms since the Unix epoch.</param>
    /// <param name="sample">Random, from 0 to 1.</param>
    internal static DeliveryAttempt Judge(
        WebhookOptions options, PendingMessage message, SendResult result, long began, long ended, double sample)
    {
        var number = message.Attempts + 1;
        var isRetried = result is { Error: not null, IsWorthRetrying: true } && number <= options.MaxRetries;
        var delay = RetrySchedule.DelayAfter(options, number, result.RetryAfter, sample);
        return new DeliveryAttempt(
            message.Delivery.DeliveryId,
            message.Delivery.Type,
            number,
            began,
            Math.Max(ended - began, 0),
            result.Error is null ? DeliveryOutcome.Delivered : isRetried ? DeliveryOutcome.Retrying : DeliveryOutcome.Failed,
            result.ResponseStatus,
            result.Error,
            isRetried ? ended + (long)Math.Ceiling(delay.TotalMilliseconds) : null);
    }

    /// <summary>A message that is given up without being sent.</summary>
    internal static DeliveryAttempt Abandon(PendingMessage message, string reason, long now) => new(
        message.Delivery.DeliveryId, message.Delivery.Type, message.Attempts, now, 0, DeliveryOutcome.Failed, null, reason, null);

    internal static DeliveryLog Log(DeliveriesState state, int maxResults) => new(
        [.. state.Attempts.Reverse().Take(maxResults)],
        [
            .. state.Pending
                .OrderBy(message => message.Delivery.CreationTime).ThenBy(message => message.Delivery.DeliveryId, StringComparer.Ordinal)
                .Take(maxResults)
                .Select(message => new PendingDelivery(
                    message.Delivery.DeliveryId,
                    message.Delivery.Type,
                    message.Delivery.CreationTime,
                    message.Attempts,
                    message.NextAttemptTime)),
        ],
        state.PendingCount);

    private static DeliveryAttempt Overflow(WebhookDelivery delivery, int maxPending) => Abandon(
        new PendingMessage(delivery, 0, 0), $"{maxPending} messages wait for this receiver already.", delivery.CreationTime);
}
