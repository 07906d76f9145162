using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>Heads of spans, tokens and costs as Bayou's own routes write them.</summary>
internal static class SpanHeadJson
{
    internal static void WriteObject(Utf8JsonWriter json, SpanHead span)
    {
        json.WriteStartObject();
        json.WriteString("span_id"u8, span.SpanId);
        json.WriteOptional("parent_span_id"u8, span.ParentSpanId);
        json.WriteString("name"u8, span.Name);
        json.WriteOptional("type"u8, span.Type);
        json.WriteNumber("kind"u8, span.Kind);
        json.WriteString("status"u8, span.Status switch
        {
            SpanStatus.Ok => "OK"u8,
            SpanStatus.Error => "ERROR"u8,
            _ => "UNSET"u8,
        });
        json.WriteNumber("start_time_unix_nano"u8, span.StartNanos);
        json.WriteNumber("end_time_unix_nano"u8, span.EndNanos);
        json.WriteOptional("model"u8, span.Model);
        json.WriteOptional("provider"u8, span.Provider);
        WriteTokens(json, span.Tokens);
        WriteCost(json, span.Cost);
        json.WriteNumber("size_bytes"u8, span.Bytes);
        json.WriteEndObject();
    }

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
