using Bayou.Contracts.Traces;
using Bayou.Spans.Json;

namespace Bayou.Spans.Mlflow;

/// <summary>Facts as MLflow writes them in JSON.</summary>
internal static class FactsJson
{
    internal static string Tokens(TokenUsage tokens)
    {
        var json = new JsonText();
        json.Raw('{');
        Write(json, "input_tokens", tokens.Input);
        Write(json, "output_tokens", tokens.Output);
        Write(json, "total_tokens", tokens.Total);
        Write(json, "cache_read_input_tokens", tokens.CacheRead);
        Write(json, "cache_creation_input_tokens", tokens.CacheWrite);
        Write(json, "reasoning_tokens", tokens.Reasoning);
        json.Raw('}');
        return json.ToString();
    }

    internal static string Cost(SpanCost cost)
    {
        var json = new JsonText();
        json.Raw('{');
        json.Name("input_cost");
        json.Number(cost.Input);
        json.Name("output_cost");
        json.Number(cost.Output);
        json.Name("total_cost");
        json.Number(cost.Total);
        json.Raw('}');
        return json.ToString();
    }

    private static void Write(JsonText json, string name, long? count)
    {
        if (count is { } known)
        {
            json.Name(name);
            json.Number(known);
        }
    }
}
