using System.Globalization;
using System.Text.Json;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Json;

/// <summary>Writes OTLP's messages as JSON.</summary>
internal sealed class OtlpJsonWriter(Utf8JsonWriter writer, OtlpJsonStyle style)
{
    internal void Write(Span span)
    {
        writer.WriteStartObject();
        WriteId("traceId", span.TraceId);
        WriteId("spanId", span.SpanId);
        WriteText("traceState", span.TraceState);
        WriteId("parentSpanId", span.ParentSpanId);
        WriteSmall("flags", span.Flags);
        WriteText("name", span.Name);
        WriteEnum("kind", span.Kind, OtlpEnums.KindName(span.Kind));
        WriteTime("startTimeUnixNano", span.StartTimeUnixNano);
        WriteTime("endTimeUnixNano", span.EndTimeUnixNano);
        WriteAttributes("attributes", span.Attributes);
        WriteSmall("droppedAttributesCount", span.DroppedAttributesCount);
        WriteList("events", span.Events, WriteEvent);
        WriteSmall("droppedEventsCount", span.DroppedEventsCount);
        WriteList("links", span.Links, WriteLink);
        WriteSmall("droppedLinksCount", span.DroppedLinksCount);
        if (span.Status is { } status)
        {
            writer.WriteStartObject("status");
            WriteText("message", status.Message);
            WriteEnum("code", status.Code, OtlpEnums.StatusName(status.Code));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    internal void Write(Resource resource)
    {
        writer.WriteStartObject();
        WriteAttributes("attributes", resource.Attributes);
        WriteSmall("droppedAttributesCount", resource.DroppedAttributesCount);
        writer.WriteEndObject();
    }

    internal void Write(InstrumentationScope scope)
    {
        writer.WriteStartObject();
        WriteText("name", scope.Name);
        WriteText("version", scope.Version);
        WriteAttributes("attributes", scope.Attributes);
        WriteSmall("droppedAttributesCount", scope.DroppedAttributesCount);
        writer.WriteEndObject();
    }

    private void WriteEvent(Span.Types.Event occurrence)
    {
        writer.WriteStartObject();
        WriteTime("timeUnixNano", occurrence.TimeUnixNano);
        WriteText("name", occurrence.Name);
        WriteAttributes("attributes", occurrence.Attributes);
        WriteSmall("droppedAttributesCount", occurrence.DroppedAttributesCount);
        writer.WriteEndObject();
    }

    private void WriteLink(Span.Types.Link link)
    {
        writer.WriteStartObject();
        WriteId("traceId", link.TraceId);
        WriteId("spanId", link.SpanId);
        WriteText("traceState", link.TraceState);
        WriteAttributes("attributes", link.Attributes);
        WriteSmall("droppedAttributesCount", link.DroppedAttributesCount);
        WriteSmall("flags", link.Flags);
        writer.WriteEndObject();
    }

    private void WriteAttributes(string name, IReadOnlyList<KeyValue> attributes) => WriteList(name, attributes, attribute =>
    {
        writer.WriteStartObject();
        writer.WriteString("key", attribute.Key);
        writer.WritePropertyName("value");
        WriteValue(attribute.Value);
        writer.WriteEndObject();
    });

    private void WriteValue(AnyValue? value)
    {
        writer.WriteStartObject();
        switch (value?.ValueCase)
        {
            case AnyValue.ValueOneofCase.StringValue:
                writer.WriteString(Name("stringValue"), value.StringValue);
                break;
            case AnyValue.ValueOneofCase.BoolValue:
                writer.WriteBoolean(Name("boolValue"), value.BoolValue);
                break;
            case AnyValue.ValueOneofCase.IntValue when style == OtlpJsonStyle.Mlflow:
                writer.WriteNumber(Name("intValue"), value.IntValue);
                break;
            case AnyValue.ValueOneofCase.IntValue:
                writer.WriteString(Name("intValue"), value.IntValue.ToString(CultureInfo.InvariantCulture));
                break;
            case AnyValue.ValueOneofCase.DoubleValue:
                WriteNumber(value.DoubleValue);
                break;
            case AnyValue.ValueOneofCase.ArrayValue:
                writer.WriteStartObject(Name("arrayValue"));
                WriteList("values", value.ArrayValue.Values, WriteValue);
                writer.WriteEndObject();
                break;
            case AnyValue.ValueOneofCase.KvlistValue:
                writer.WriteStartObject(Name("kvlistValue"));
                WriteAttributes("values", value.KvlistValue.Values);
                writer.WriteEndObject();
                break;
            case AnyValue.ValueOneofCase.BytesValue:
                writer.WriteBase64String(Name("bytesValue"), value.BytesValue.Span);
                break;
            default:
                break;
        }

        writer.WriteEndObject();
    }

    // What JSON can't express is written as protobuf's JSON does.
    private void WriteNumber(double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(Name("doubleValue"), value);
        }
        else
        {
            writer.WriteString(Name("doubleValue"), double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private void WriteList<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(Name(name));
        for (var i = 0; i < items.Count; i++)
        {
            write(items[i]);
        }

        writer.WriteEndArray();
    }

    private void WriteId(string name, ByteString id)
    {
        if (id.IsEmpty)
        {
            return;
        }

        if (style == OtlpJsonStyle.Mlflow)
        {
            writer.WriteBase64String(Name(name), id.Span);
        }
        else
        {
            writer.WriteString(Name(name), Convert.ToHexStringLower(id.Span));
        }
    }

    private void WriteText(string name, string text)
    {
        if (text.Length > 0)
        {
            writer.WriteString(Name(name), text);
        }
    }

    private void WriteTime(string name, ulong nanos)
    {
        if (nanos == 0)
        {
            return;
        }

        if (style == OtlpJsonStyle.Mlflow)
        {
            writer.WriteNumber(Name(name), nanos);
        }
        else
        {
            writer.WriteString(Name(name), nanos.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void WriteSmall(string name, uint value)
    {
        if (value != 0)
        {
            writer.WriteNumber(Name(name), value);
        }
    }

    private void WriteEnum(string name, int value, string? valueName)
    {
        if (value != 0 && style == OtlpJsonStyle.Mlflow && valueName is not null)
        {
            writer.WriteString(Name(name), valueName);
        }
        else if (value != 0)
        {
            writer.WriteNumber(Name(name), value);
        }
    }

    private string Name(string camelCase) =>
        style == OtlpJsonStyle.Mlflow ? OtlpFields.ProtobufName(camelCase) : camelCase;
}
