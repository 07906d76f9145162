namespace Bayou.Contracts.Webhooks;

/// <summary>One attempt to deliver a message.</summary>
/// <param name="DeliveryId">The message.</param>
/// <param name="Type">The kind of event.</param>
/// <param name="Number">1 for the first attempt; 0 where none was made because the message was given up before.</param>
/// <param name="Time">When it began, ms since the Unix epoch.</param>
/// <param name="Duration">How long it took, ms.</param>
/// <param name="Outcome">What it led to.</param>
/// <param name="ResponseStatus">The HTTP status, or null where there was no answer.</param>
/// <param name="ErrorMessage">Why it failed; null when it did not.</param>
/// <param name="NextAttemptTime">When the next attempt is due, ms since the Unix epoch; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("bayou.DeliveryAttempt")]
public sealed record DeliveryAttempt(
    [property: Id(0)] string DeliveryId,
    [property: Id(1)] WebhookEventType Type,
    [property: Id(2)] int Number,
    [property: Id(3)] long Time,
    [property: Id(4)] long Duration,
    [property: Id(5)] DeliveryOutcome Outcome,
    [property: Id(6)] int? ResponseStatus,
    [property: Id(7)] string? ErrorMessage,
    [property: Id(8)] long? NextAttemptTime);
