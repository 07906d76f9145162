using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Api.Tests.Otlp;

/// <summary>Spans to send.</summary>
internal static class Sample
{
    internal const string TraceHex = "5b8efff798038103d269b633813fc60c";
    internal const string SpanHex = "eee19b7ec3c1b174";

    internal static ByteString Hex(string text) => ByteString.CopyFrom(Convert.FromHexString(text));

    internal static Span Span(string span = SpanHex, string trace = TraceHex) => new()
    {
        TraceId = Hex(trace),
        SpanId = Hex(span),
        Name = "chat",
        StartTimeUnixNano = 1_700_000_000_000_000_000,
        EndTimeUnixNano = 1_700_000_001_000_000_000,
    };

    internal static ExportTraceServiceRequest Request(params Span[] spans) => Request([], spans);

    internal static ExportTraceServiceRequest Request((string Key, string Value)[] resource, params Span[] spans) =>
        new() { ResourceSpans = { Part(resource, spans) } };

    internal static ResourceSpans Part((string Key, string Value)[] resource, params Span[] spans)
    {
        var part = new ResourceSpans { Resource = new Resource(), ScopeSpans = { new ScopeSpans { Spans = { spans } } } };
        part.Resource.Attributes.Add(resource.Select(pair => Attribute(pair.Key, pair.Value)));
        return part;
    }

    internal static KeyValue Attribute(string key, string value) => new() { Key = key, Value = new AnyValue { StringValue = value } };

    /// <summary>Many spans of as many traces.</summary>
    internal static Span[] Traces(int count) => [.. Enumerable.Range(1, count).Select(i => Span(trace: $"{i:x32}"))];
}
