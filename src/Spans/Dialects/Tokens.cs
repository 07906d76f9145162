using Bayou.Contracts.Traces;

namespace Bayou.Spans.Dialects;

/// <summary>Makes token counts whole.</summary>
internal static class Tokens
{
    /// <summary>Counts, with the total filled in; null where neither input, output nor total is told.</summary>
    internal static TokenUsage? Of(
        long? input, long? output, long? total = null, long? cacheRead = null, long? cacheWrite = null, long? reasoning = null)
    {
        if (input is null && output is null && total is null)
        {
            return null;
        }

        return new TokenUsage(input, output, total ?? SaturatingSum(input ?? 0, output ?? 0), cacheRead, cacheWrite, reasoning);
    }

    /// <summary>A sum that stays at the largest number instead of running over.</summary>
    internal static long SaturatingSum(long first, long second) => first > long.MaxValue - second ? long.MaxValue : first + second;
}
