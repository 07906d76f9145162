namespace Bayou.Grains.Webhooks.Sending;

/// <summary>What came of one attempt to send a message.</summary>
/// <param name="ResponseStatus">The HTTP status, or null where there was no answer.</param>
/// <param name="ResponseBody">The beginning of the answer's body where it was asked for, otherwise null.</param>
/// <param name="Error">Why it failed; null on success.</param>
/// <param name="IsWorthRetrying">Whether the same message may get through later.</param>
/// <param name="RetryAfter">How long the receiver asks to wait, or null.</param>
internal sealed record SendResult(int? ResponseStatus, string? ResponseBody, string? Error, bool IsWorthRetrying, TimeSpan? RetryAfter)
{
    internal static SendResult Fault(string error, bool isWorthRetrying) => new(null, null, error, isWorthRetrying, null);
}
