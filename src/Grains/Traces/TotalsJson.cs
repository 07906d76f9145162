using System.Globalization;
using System.Text;
using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces;

/// <summary>Tokens and cost as MLflow writes them into metadata: JSON with a blank after each colon and comma.</summary>
internal static class TotalsJson
{
    internal static string Of(TokenUsage tokens) => Write(
        ("input_tokens", Text(tokens.Input)),
        ("output_tokens", Text(tokens.Output)),
        ("total_tokens", Text(tokens.Total)),
        ("cache_read_input_tokens", Text(tokens.CacheRead)),
        ("cache_creation_input_tokens", Text(tokens.CacheWrite)));

    internal static string Of(SpanCost cost) => Write(
        ("input_cost", Text(cost.Input)),
        ("output_cost", Text(cost.Output)),
        ("total_cost", Text(cost.Total)));

    private static string Write(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var json = new StringBuilder("{");
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json.Append(json.Length == 1 ? "" : ", ").Append('"').Append(name).Append("\": ").Append(value);
            }
        }

        return json.Append('}').ToString();
    }

    private static string? Text(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
