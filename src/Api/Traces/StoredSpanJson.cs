using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Spans;

namespace Bayou.Api.Traces;

/// <summary>Everything that is stored of a span: as it came and with what sent it, in OTLP's JSON, and what was read from it.</summary>
internal static class StoredSpanJson
{
    internal static void WriteObject(Utf8JsonWriter json, StoredSpan stored)
    {
        json.WriteStartObject();
        json.WritePropertyName("span"u8);
        OtlpJson.Write(json, stored.Span, OtlpJsonStyle.Otlp);
        if (stored.Resource is { } resource)
        {
            json.WritePropertyName("resource"u8);
            OtlpJson.Write(json, resource, OtlpJsonStyle.Otlp);
        }

        if (stored.Scope is { } scope)
        {
            json.WritePropertyName("scope"u8);
            OtlpJson.Write(json, scope, OtlpJsonStyle.Otlp);
        }

        WriteFacts(json, stored.Facts);
        json.WriteEndObject();
    }

    /// <summary>Inputs, outputs and tools stay JSON texts: what a client sent is not sure to be what JSON readers take.</summary>
    private static void WriteFacts(Utf8JsonWriter json, SpanFacts facts)
    {
        json.WriteStartObject("facts"u8);
        json.WriteOptional("type"u8, facts.Type);
        json.WriteOptional("inputs"u8, facts.Inputs);
        json.WriteOptional("outputs"u8, facts.Outputs);
        json.WriteOptional("model"u8, facts.Model);
        json.WriteOptional("provider"u8, facts.Provider);
        SpanHeadJson.WriteTokens(json, facts.Tokens);
        SpanHeadJson.WriteCost(json, facts.Cost);
        json.WriteOptional("tool_name"u8, facts.ToolName);
        json.WriteOptional("tools"u8, facts.Tools);
        json.WriteOptional("message_format"u8, facts.MessageFormat);
        json.WriteOptional("session"u8, facts.Session);
        json.WriteOptional("user"u8, facts.User);
        json.WriteEndObject();
    }
}
