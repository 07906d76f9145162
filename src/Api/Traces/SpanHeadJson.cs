using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>Tokens and costs as Bayou's own routes write them.</summary>
internal static class SpanHeadJson
{
    internal static void WriteTokens(Utf8JsonWriter json, TokenUsage? tokens)
    {
        if (tokens is null)
        {
            return;
        }

        json.WriteStartObject("tokens"u8);
        Write(json, "input_tokens"u8, tokens.Input);
        Write(json, "output_tokens"u8, tokens.Output);
        Write(json, "total_tokens"u8, tokens.Total);
        Write(json, "cache_read_input_tokens"u8, tokens.CacheRead);
        Write(json, "cache_creation_input_tokens"u8, tokens.CacheWrite);
        Write(json, "reasoning_output_tokens"u8, tokens.Reasoning);
        json.WriteEndObject();
    }

    internal static void WriteCost(Utf8JsonWriter json, SpanCost? cost)
    {
        if (cost is null)
        {
            return;
        }

        json.WriteStartObject("cost"u8);
        json.WriteDouble("input_cost"u8, cost.Input);
        json.WriteDouble("output_cost"u8, cost.Output);
        json.WriteDouble("total_cost"u8, cost.Total);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? number)
    {
        if (number is { } given)
        {
            json.WriteNumber(name, given);
        }
    }
}
