using Bayou.Contracts.Traces;

namespace Bayou.Spans.Dialects;

/// <summary>Makes token counts whole.</summary>
internal static class Tokens
{
    /// <summary>
    /// Counts, with the total filled in; null where neither input, output nor total is told. Some SDKs leave cached tokens out of the input, as
    /// Anthropic's API does: an input that is less than its cached tokens shows it, and gets them added.
    /// </summary>
    internal static TokenUsage? Of(
        long? input, long? output, long? total = null, long? cacheRead = null, long? cacheWrite = null, long? reasoning = null)
    {
        if (input is null && output is null && total is null)
        {
            return null;
        }

        if (input is { } told && SaturatingSum(cacheRead ?? 0, cacheWrite ?? 0) is var cached && told < cached)
        {
            return OfFresh(told, output, total, cacheRead, cacheWrite, reasoning);
        }

        return new TokenUsage(input, output, total ?? SaturatingSum(input ?? 0, output ?? 0), cacheRead, cacheWrite, reasoning);
    }

    /// <summary>Counts whose input leaves out what caches read and wrote; so does the total where it is input and output.</summary>
    internal static TokenUsage OfFresh(
        long fresh, long? output, long? total = null, long? cacheRead = null, long? cacheWrite = null, long? reasoning = null)
    {
        var input = SaturatingSum(fresh, SaturatingSum(cacheRead ?? 0, cacheWrite ?? 0));
        var isFresh = total is null || total == SaturatingSum(fresh, output ?? 0);
        return new TokenUsage(input, output, isFresh ? SaturatingSum(input, output ?? 0) : total, cacheRead, cacheWrite, reasoning);
    }

    /// <summary>A sum that stays at the largest number instead of running over.</summary>
    internal static long SaturatingSum(long first, long second) => first > long.MaxValue - second ? long.MaxValue : first + second;
}
