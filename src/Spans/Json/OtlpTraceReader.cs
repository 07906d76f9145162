using System.Text.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Json;

/// <summary>Reads spans of OTLP/JSON.</summary>
internal static class OtlpTraceReader
{
    internal static ExportTraceServiceRequest Read(JsonElement json, OtlpItems items)
    {
        var request = new ExportTraceServiceRequest();
        foreach (var resourceSpans in json.ListField("resourceSpans"))
        {
            var spansOfResource = new ResourceSpans
            {
                Resource = OtlpValueReader.ReadResource(resourceSpans.Field("resource")),
                SchemaUrl = resourceSpans.TextField("schemaUrl"),
            };
            foreach (var scopeSpans in resourceSpans.ListField("scopeSpans"))
            {
                var spansOfScope = new ScopeSpans
                {
                    Scope = OtlpValueReader.ReadScope(scopeSpans.Field("scope")),
                    SchemaUrl = scopeSpans.TextField("schemaUrl"),
                };
                spansOfScope.Spans.AddRange(items.Read(scopeSpans, "spans", ReadSpan));
                spansOfResource.ScopeSpans.Add(spansOfScope);
            }

            request.ResourceSpans.Add(spansOfResource);
        }

        return request;
    }

    private static Span ReadSpan(JsonElement json)
    {
        var span = new Span
        {
            TraceId = json.IdField("traceId", 16),
            SpanId = json.IdField("spanId", 8),
            TraceState = json.TextField("traceState"),
            ParentSpanId = json.IdField("parentSpanId", 8),
            Flags = json.SmallField("flags"),
            Name = json.TextField("name"),
            Kind = json.EnumField("kind", OtlpEnums.KindOf),
            StartTimeUnixNano = json.UnsignedField("startTimeUnixNano"),
            EndTimeUnixNano = json.UnsignedField("endTimeUnixNano"),
            DroppedAttributesCount = json.SmallField("droppedAttributesCount"),
            DroppedEventsCount = json.SmallField("droppedEventsCount"),
            DroppedLinksCount = json.SmallField("droppedLinksCount"),
            Status = json.Field("status") is { } status
                ? new Status { Code = status.EnumField("code", OtlpEnums.StatusOf), Message = status.TextField("message") }
                : null,
        };
        OtlpValueReader.ReadAttributes(json, span.Attributes);
        span.Events.AddRange(json.ListField("events").Select(ReadEvent));
        span.Links.AddRange(json.ListField("links").Select(ReadLink));
        return span;
    }

    private static Span.Types.Event ReadEvent(JsonElement json)
    {
        var occurrence = new Span.Types.Event
        {
            TimeUnixNano = json.UnsignedField("timeUnixNano"),
            Name = json.TextField("name"),
            DroppedAttributesCount = json.SmallField("droppedAttributesCount"),
        };
        OtlpValueReader.ReadAttributes(json, occurrence.Attributes);
        return occurrence;
    }

    private static Span.Types.Link ReadLink(JsonElement json)
    {
        var link = new Span.Types.Link
        {
            TraceId = json.IdField("traceId", 16, of: "links."),
            SpanId = json.IdField("spanId", 8, of: "links."),
            TraceState = json.TextField("traceState"),
            DroppedAttributesCount = json.SmallField("droppedAttributesCount"),
            Flags = json.SmallField("flags"),
        };
        OtlpValueReader.ReadAttributes(json, link.Attributes);
        return link;
    }
}
