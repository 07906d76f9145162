using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Spans.Otlp;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Bayou.Api.Traces;

/// <summary>
/// OTLP's messages as MLflow's answers have them: protobuf's JSON with names as in the message, 64-bit integers as numbers, and ids in base64.
/// Bayou's own answers have ids in hex, as OTLP's JSON does.
/// </summary>
/// <param name="hexIds">Whether ids are hex.</param>
internal sealed class SpanProtoJson(bool hexIds)
{
    private static readonly string[] s_kinds =
        ["SPAN_KIND_UNSPECIFIED", "SPAN_KIND_INTERNAL", "SPAN_KIND_SERVER", "SPAN_KIND_CLIENT", "SPAN_KIND_PRODUCER", "SPAN_KIND_CONSUMER"];

    /// <summary>As MLflow's clients read spans.</summary>
    internal static SpanProtoJson Mlflow { get; } = new(hexIds: false);

    /// <summary>As Bayou's own routes write them.</summary>
    internal static SpanProtoJson Own { get; } = new(hexIds: true);

    internal void WriteSpan(Utf8JsonWriter json, Span span)
    {
        json.WriteStartObject();
        WriteId(json, "trace_id"u8, span.TraceId);
        WriteId(json, "span_id"u8, span.SpanId);
        WriteText(json, "trace_state"u8, span.TraceState);
        WriteId(json, "parent_span_id"u8, span.ParentSpanId);
        json.WriteString("name"u8, span.Name);
        if (span.Kind > 0 && span.Kind < s_kinds.Length)
        {
            json.WriteString("kind"u8, s_kinds[span.Kind]);
        }

        WriteNumber(json, "start_time_unix_nano"u8, span.StartTimeUnixNano);
        WriteNumber(json, "end_time_unix_nano"u8, span.EndTimeUnixNano);
        WriteAttributes(json, span.Attributes, span.DroppedAttributesCount);
        WriteEvents(json, span);
        WriteLinks(json, span);
        WriteStatus(json, span.Status);
        WriteNumber(json, "flags"u8, span.Flags);
        json.WriteEndObject();
    }

    internal static void WriteAttributes(Utf8JsonWriter json, RepeatedField<KeyValue> attributes, uint dropped)
    {
        if (attributes.Count > 0)
        {
            json.WriteStartArray("attributes"u8);
            foreach (var attribute in attributes)
            {
                WritePair(json, attribute);
            }

            json.WriteEndArray();
        }

        WriteNumber(json, "dropped_attributes_count"u8, dropped);
    }

    private static void WriteEvents(Utf8JsonWriter json, Span span)
    {
        if (span.Events.Count > 0)
        {
            json.WriteStartArray("events"u8);
            foreach (var happened in span.Events)
            {
                json.WriteStartObject();
                WriteNumber(json, "time_unix_nano"u8, happened.TimeUnixNano);
                WriteText(json, "name"u8, happened.Name);
                WriteAttributes(json, happened.Attributes, happened.DroppedAttributesCount);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        WriteNumber(json, "dropped_events_count"u8, span.DroppedEventsCount);
    }

    private void WriteLinks(Utf8JsonWriter json, Span span)
    {
        if (span.Links.Count > 0)
        {
            json.WriteStartArray("links"u8);
            foreach (var link in span.Links)
            {
                json.WriteStartObject();
                WriteId(json, "trace_id"u8, link.TraceId);
                WriteId(json, "span_id"u8, link.SpanId);
                WriteText(json, "trace_state"u8, link.TraceState);
                WriteAttributes(json, link.Attributes, link.DroppedAttributesCount);
                WriteNumber(json, "flags"u8, link.Flags);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        WriteNumber(json, "dropped_links_count"u8, span.DroppedLinksCount);
    }

    private static void WriteStatus(Utf8JsonWriter json, Status? status)
    {
        json.WriteStartObject("status"u8);
        if (status is not null)
        {
            WriteText(json, "message"u8, status.Message);
            json.WriteString("code"u8, status.Code switch
            {
                1 => "STATUS_CODE_OK",
                2 => "STATUS_CODE_ERROR",
                _ => "STATUS_CODE_UNSET",
            });
        }

        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, KeyValue pair)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, pair.Key);
        json.WritePropertyName("value"u8);
        WriteValue(json, pair.Value);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, AnyValue? value)
    {
        json.WriteStartObject();
        switch (value?.ValueCase)
        {
            case AnyValue.ValueOneofCase.StringValue:
                json.WriteString("string_value"u8, value.StringValue);
                break;
            case AnyValue.ValueOneofCase.BoolValue:
                json.WriteBoolean("bool_value"u8, value.BoolValue);
                break;
            case AnyValue.ValueOneofCase.IntValue:
                json.WriteNumber("int_value"u8, value.IntValue);
                break;
            case AnyValue.ValueOneofCase.DoubleValue:
                json.WriteDouble("double_value"u8, value.DoubleValue);
                break;
            case AnyValue.ValueOneofCase.BytesValue:
                json.WriteBase64String("bytes_value"u8, value.BytesValue.Span);
                break;
            case AnyValue.ValueOneofCase.ArrayValue:
                json.WriteStartObject("array_value"u8);
                WriteValues(json, value.ArrayValue.Values);
                json.WriteEndObject();
                break;
            case AnyValue.ValueOneofCase.KvlistValue:
                json.WriteStartObject("kvlist_value"u8);
                WritePairs(json, value.KvlistValue.Values);
                json.WriteEndObject();
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, RepeatedField<AnyValue> values)
    {
        json.WriteStartArray("values"u8);
        foreach (var item in values)
        {
            WriteValue(json, item);
        }

        json.WriteEndArray();
    }

    private static void WritePairs(Utf8JsonWriter json, RepeatedField<KeyValue> pairs)
    {
        json.WriteStartArray("values"u8);
        foreach (var member in pairs)
        {
            WritePair(json, member);
        }

        json.WriteEndArray();
    }

    private void WriteId(Utf8JsonWriter json, ReadOnlySpan<byte> name, ByteString id)
    {
        if (id.IsEmpty)
        {
            return;
        }

        if (hexIds)
        {
            json.WriteString(name, Convert.ToHexStringLower(id.Span));
        }
        else
        {
            json.WriteBase64String(name, id.Span);
        }
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text) =>
        json.WriteOptional(name, text.Length > 0 ? text : null);

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, ulong number)
    {
        if (number > 0)
        {
            json.WriteNumber(name, number);
        }
    }
}
