using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Api.Otlp;

/// <summary>What a span must have to be stored; the rest of a request goes on without those that don't.</summary>
internal static class SpanCheck
{
    /// <summary>Length of a trace id.</summary>
    internal const int TraceIdBytes = 16;

    /// <summary>Length of a span id.</summary>
    internal const int SpanIdBytes = 8;

    /// <summary>Looks for a fault. A parent of zeros, which some exporters send for none, is taken away.</summary>
    /// <param name="span">The span.</param>
    /// <returns>What is wrong and what would be right, or null.</returns>
    internal static string? FindFault(Span span)
    {
        if (!IsId(span.TraceId, TraceIdBytes))
        {
            return "trace_id must be 16 bytes that are not all zero";
        }

        if (!IsId(span.SpanId, SpanIdBytes))
        {
            return "span_id must be 8 bytes that are not all zero";
        }

        if (span.ParentSpanId.Length > 0 && !IsId(span.ParentSpanId, SpanIdBytes))
        {
            if (span.ParentSpanId.Length != SpanIdBytes)
            {
                return "parent_span_id must be empty or 8 bytes";
            }

            span.ParentSpanId = ByteString.Empty;
        }

        return span.StartTimeUnixNano switch
        {
            0 => "start_time_unix_nano is missing",
            > long.MaxValue => "start_time_unix_nano is beyond the year 2262",
            _ when span.EndTimeUnixNano > long.MaxValue => "end_time_unix_nano is beyond the year 2262",
            _ => null,
        };
    }

    /// <summary>Whether bytes are an id (https://www.w3.org/TR/trace-context/#trace-id).</summary>
    /// <param name="id">The bytes.</param>
    /// <param name="length">How many there must be.</param>
    internal static bool IsId(ByteString id, int length) => id.Length == length && id.Span.ContainsAnyExcept((byte)0);
}
