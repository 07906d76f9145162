using System.Globalization;
using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Spans.Json;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Mlflow;

/// <summary>Reads spans in MLflow's JSON, of version 3 (ids in base64) and of version 2 (ids in a context, in hex).</summary>
internal static class SpanJsonReader
{
    private const string TraceIdPrefix = "tr-";

    internal static Span Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw BayouException.InvalidParameter("A span in traces.json must be an object.");
        }

        var ids = json.Member("context") ?? json;
        var span = new Span
        {
            TraceId = Id(ids, "trace_id", 16) ?? ByteString.Empty,
            SpanId = Id(ids, "span_id", 8) ?? throw BayouException.InvalidParameter("A span in traces.json lacks 'span_id', 8 bytes in base64 or hex."),
            ParentSpanId = Id(json, "parent_span_id", 8) ?? Id(json, "parent_id", 8) ?? ByteString.Empty,
            Name = json.Text("name") ?? "",
            StartTimeUnixNano = Time(json, "start_time_unix_nano") ?? Time(json, "start_time") ?? 0,
            EndTimeUnixNano = Time(json, "end_time_unix_nano") ?? Time(json, "end_time") ?? 0,
            Status = ReadStatus(json),
        };
        ReadAttributes(json, span);
        ReadEvents(json, span);
        ReadLinks(json, span);
        return span;
    }

    private static Status ReadStatus(JsonElement json) => json.Member("status") is { } status
        ? new Status { Code = StatusCodes.CodeOf(status.Text("code")), Message = status.Text("message") ?? "" }
        : new Status { Code = StatusCodes.CodeOf(json.Text("status_code")), Message = json.Text("status_message") ?? "" };

    // Values are JSON-encoded texts; they stay so, as other clients of MLflow send them.
    private static void ReadAttributes(JsonElement json, Span span)
    {
        if (json.Member("attributes") is { ValueKind: JsonValueKind.Object } attributes)
        {
            foreach (var attribute in attributes.EnumerateObject())
            {
                var value = attribute.Value.ValueKind == JsonValueKind.String
                    ? AttributeJson.From(JsonFields.GetText(attribute.Value) ?? "")
                    : AnyValues.Parse(attribute.Value.GetRawText());
                span.Attributes.Add(new KeyValue { Key = attribute.Name, Value = value });
            }
        }
    }

    private static void ReadEvents(JsonElement json, Span span)
    {
        if (json.Member("events") is not { ValueKind: JsonValueKind.Array } events)
        {
            return;
        }

        foreach (var item in events.EnumerateArray())
        {
            var occurrence = new Span.Types.Event
            {
                Name = item.Text("name") ?? "",
                TimeUnixNano = Time(item, "time_unix_nano") ?? Time(item, "timestamp") ?? 0,
            };
            ReadValues(item, occurrence.Attributes);
            span.Events.Add(occurrence);
        }
    }

    private static void ReadLinks(JsonElement json, Span span)
    {
        if (json.Member("links") is not { ValueKind: JsonValueKind.Array } links)
        {
            return;
        }

        foreach (var item in links.EnumerateArray())
        {
            if (Id(item, "trace_id", 16) is { } traceId && Id(item, "span_id", 8) is { } spanId)
            {
                var link = new Span.Types.Link { TraceId = traceId, SpanId = spanId };
                ReadValues(item, link.Attributes);
                span.Links.Add(link);
            }
        }
    }

    private static void ReadValues(JsonElement json, Google.Protobuf.Collections.RepeatedField<KeyValue> values)
    {
        if (json.Member("attributes") is { ValueKind: JsonValueKind.Object } attributes)
        {
            foreach (var attribute in attributes.EnumerateObject())
            {
                values.Add(new KeyValue { Key = attribute.Name, Value = AnyValues.Parse(attribute.Value.GetRawText()) });
            }
        }
    }

    private static ulong? Time(JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetUInt64(out var nanos) => nanos,
        { ValueKind: JsonValueKind.String } text when ulong.TryParse(
            JsonFields.GetText(text), NumberStyles.None, CultureInfo.InvariantCulture, out var nanos) => nanos,
        _ => null,
    };

    private static ByteString? Id(JsonElement json, string name, int size)
    {
        var text = json.Text(name);
        if (text is null)
        {
            return null;
        }

        var hex = text.StartsWith(TraceIdPrefix, StringComparison.Ordinal) ? text[TraceIdPrefix.Length..]
            : text.StartsWith("0x", StringComparison.Ordinal) ? text[2..]
            : text;
        var bytes = new byte[size];
        if (hex.Length == size * 2 && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done)
        {
            return ByteString.CopyFrom(bytes);
        }

        return Convert.TryFromBase64String(text, bytes, out var written) && written == size
            ? ByteString.CopyFrom(bytes)
            : throw BayouException.InvalidParameter($"'{name}' of a span must be {size} bytes in base64 or hex.");
    }
}
