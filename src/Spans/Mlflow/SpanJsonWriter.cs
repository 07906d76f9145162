using Bayou.Spans.Json;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Mlflow;

/// <summary>Writes a span in the JSON that MLflow stores and puts into <c>traces.json</c>.</summary>
internal static class SpanJsonWriter
{
    internal static string Write(StoredSpan stored)
    {
        var span = stored.Span;
        var json = new JsonText();
        json.Raw('{');
        WriteId(json, "trace_id", span.TraceId);
        WriteId(json, "span_id", span.SpanId);
        WriteId(json, "parent_span_id", span.ParentSpanId);
        json.Name("name");
        json.String(span.Name);
        WriteTime(json, "start_time_unix_nano", span.StartTimeUnixNano);
        WriteTime(json, "end_time_unix_nano", span.EndTimeUnixNano);
        WriteEvents(json, span);
        WriteStatus(json, span.Status);
        WriteAttributes(json, stored);
        WriteLinks(json, span);
        json.Raw('}');
        return json.ToString();
    }

    private static void WriteId(JsonText json, string name, ByteString id)
    {
        json.Name(name);
        if (id.IsEmpty)
        {
            json.Raw("null");
        }
        else
        {
            json.String(id.ToBase64());
        }
    }

    private static void WriteTime(JsonText json, string name, ulong nanos)
    {
        json.Name(name);
        if (nanos == 0)
        {
            json.Raw("null");
        }
        else
        {
            json.Number(nanos);
        }
    }

    private static void WriteEvents(JsonText json, Span span)
    {
        json.Name("events");
        json.Raw('[');
        foreach (var occurrence in span.Events)
        {
            json.Separate();
            json.Raw('{');
            json.Name("name");
            json.String(occurrence.Name);
            json.Name("time_unix_nano");
            json.Number(occurrence.TimeUnixNano);
            json.Name("attributes");
            AttributeJson.WriteObject(json, occurrence.Attributes);
            json.Raw('}');
        }

        json.Raw(']');
    }

    private static void WriteStatus(JsonText json, Status? status)
    {
        json.Name("status");
        json.Raw('{');
        json.Name("code");
        json.String(StatusCodes.NameOf(status?.Code ?? 0));
        json.Name("message");
        json.String(status?.Message);
        json.Raw('}');
    }

    private static void WriteAttributes(JsonText json, StoredSpan stored)
    {
        json.Name("attributes");
        json.Raw('{');
        foreach (var attribute in FactAttributes.Own(stored).Concat(FactAttributes.Of(stored)))
        {
            json.Name(attribute.Key);
            json.String(AttributeJson.Of(attribute.Value));
        }

        json.Raw('}');
    }

    private static void WriteLinks(JsonText json, Span span)
    {
        if (span.Links.Count == 0)
        {
            return;
        }

        json.Name("links");
        json.Raw('[');
        foreach (var link in span.Links)
        {
            json.Separate();
            json.Raw('{');
            WriteId(json, "trace_id", link.TraceId);
            WriteId(json, "span_id", link.SpanId);
            json.Name("attributes");
            AttributeJson.WriteObject(json, link.Attributes);
            json.Raw('}');
        }

        json.Raw(']');
    }
}
