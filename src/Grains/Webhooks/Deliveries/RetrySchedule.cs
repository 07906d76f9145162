namespace Bayou.Grains.Webhooks.Deliveries;

/// <summary>When a message is sent again. Pure.</summary>
internal static class RetrySchedule
{
    /// <summary>The longest wait that a receiver can ask for.</summary>
    internal static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// The wait after an attempt that failed: the first delay, doubled with each failure up to the longest, of which the second half is
    /// random so that messages that failed together don't come back together; at least what the receiver asked for.
    /// </summary>
    /// <param name="options">First and longest delay.</param>
    /// <param name="failures">How often the message failed, from 1.</param>
    /// <param name="retryAfter">What the receiver asked for, or null.</param>
    /// <param name="sample">Random, from 0 to 1.</param>
    internal static TimeSpan DelayAfter(WebhookOptions options, int failures, TimeSpan? retryAfter, double sample)
    {
        var doubled = options.FirstRetryDelay.TotalMilliseconds * Math.Pow(2, failures - 1);
        var full = Math.Min(doubled, options.LongestRetryDelay.TotalMilliseconds);
        var delay = TimeSpan.FromMilliseconds((full / 2) + (full / 2 * sample));
        var asked = retryAfter ?? TimeSpan.Zero;
        asked = asked > LongestRetryAfter ? LongestRetryAfter : asked;
        return asked > delay ? asked : delay;
    }
}
