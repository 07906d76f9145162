using System.Buffers.Binary;
using System.Globalization;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Search.Tests.Traces;

/// <summary>A span as tests write it.</summary>
/// <param name="Id">Small, and unique in its trace.</param>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, or null.</param>
/// <param name="Status">The status.</param>
/// <param name="Start">Start in ms.</param>
/// <param name="Milliseconds">Duration in ms, or null while it runs.</param>
/// <param name="Model">The model, or null.</param>
/// <param name="Cost">The cost, or null.</param>
/// <param name="Attributes">Texts by key.</param>
internal sealed record TestSpan(
    ulong Id,
    string Name,
    string? Type = null,
    SpanStatus Status = SpanStatus.Unset,
    long Start = 1000,
    double? Milliseconds = 1,
    string? Model = null,
    SpanCost? Cost = null,
    params (string Key, string Value)[] Attributes)
{
    private const long NanosPerMs = 1_000_000;

    public SpanHead Head => new(
        Id.ToString("x16", CultureInfo.InvariantCulture), null, Name, Type, 0, Status, Start * NanosPerMs, End, Model, null, null, Cost, 100, (long)Id);

    public StoredSpan Stored
    {
        get
        {
            var span = new Span
            {
                TraceId = ByteString.CopyFrom(new byte[16]),
                SpanId = ByteString.CopyFrom(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(Id))),
                Name = Name,
                StartTimeUnixNano = (ulong)(Start * NanosPerMs),
                EndTimeUnixNano = (ulong)End,
                Status = new Status { Code = (int)Status },
            };
            span.Attributes.AddRange(Attributes.Select(
                attribute => new KeyValue { Key = attribute.Key, Value = new AnyValue { StringValue = attribute.Value } }));
            return new StoredSpan(span, null, null, new SpanFacts(Type, null, null, Model, null, null, Cost, null, null, null, null, null));
        }
    }

    private long End => Milliseconds is { } duration ? (Start * NanosPerMs) + (long)(duration * NanosPerMs) : 0;
}
