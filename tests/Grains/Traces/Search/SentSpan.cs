using System.Buffers.Binary;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Grains.Tests.Traces.Search;

/// <summary>Makes batches as the edge makes them of what comes in.</summary>
internal static class SentSpan
{
    private const ulong NanosPerMs = 1_000_000;
    private static readonly SpanIntake s_intake = new(new SpanIntakeOptions { Prices = PriceTable.Empty });

    /// <summary>A batch of one span of one attribute.</summary>
    internal static SpanBatch Batch(string experimentId, string traceId, ulong id, string name, string value, ulong start = 1000, string? session = null)
    {
        var spanId = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(spanId, id);
        var span = new Span
        {
            TraceId = ByteString.CopyFrom(Convert.FromHexString(traceId["tr-".Length..])),
            SpanId = ByteString.CopyFrom(spanId),
            Name = name,
            StartTimeUnixNano = start * NanosPerMs,
            EndTimeUnixNano = (start + 10) * NanosPerMs,
        };
        span.Attributes.Add(new KeyValue { Key = "note", Value = new AnyValue { StringValue = value } });
        if (session is not null)
        {
            span.Attributes.Add(new KeyValue { Key = "session.id", Value = new AnyValue { StringValue = session } });
        }

        return s_intake.ToBatch(experimentId, [new ReceivedSpan(span, null, null)]);
    }
}
