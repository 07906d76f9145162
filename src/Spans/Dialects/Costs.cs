using Bayou.Contracts.Traces;

namespace Bayou.Spans.Dialects;

/// <summary>Costs that a span tells itself.</summary>
internal static class Costs
{
    /// <summary>Costs in US dollars, or null where none is told.</summary>
    internal static SpanCost? Of(double? input, double? output, double? total)
    {
        if (input is null && output is null && total is null)
        {
            return null;
        }

        return new SpanCost(input ?? 0, output ?? 0, total ?? (input ?? 0) + (output ?? 0));
    }
}
