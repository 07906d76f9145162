using Bayou.Contracts.Traces;

namespace Bayou.Spans.Prices;

/// <summary>Prices of one model, in US dollars for each token.</summary>
/// <param name="Input">Of input that no cache supplies.</param>
/// <param name="Output">Of output.</param>
/// <param name="CacheRead">Of input that a cache supplies; null: as other input.</param>
/// <param name="CacheWrite">Of input that is written to a cache; null: as other input.</param>
internal sealed record ModelPrice(double Input, double Output, double? CacheRead, double? CacheWrite)
{
    internal SpanCost CostOf(TokenUsage tokens)
    {
        var read = tokens.CacheRead ?? 0;
        var written = tokens.CacheWrite ?? 0;
        var plain = Math.Max(0, (double)(tokens.Input ?? 0) - read - written);
        var input = (plain * Input) + (read * (CacheRead ?? Input)) + (written * (CacheWrite ?? Input));
        var output = (tokens.Output ?? 0) * Output;
        return new SpanCost(input, output, input + output);
    }
}
