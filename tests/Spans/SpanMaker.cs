using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Tests;

/// <summary>Spans for tests.</summary>
internal static class SpanMaker
{
    internal const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    internal static ReceivedSpan Make(int id, int parent, string scope, params (string Key, object Value)[] attributes)
    {
        var span = new Span
        {
            TraceId = ByteString.CopyFrom(Convert.FromHexString(TraceId)),
            SpanId = Id(id),
            ParentSpanId = parent == 0 ? ByteString.Empty : Id(parent),
            Name = $"span {id}",
            Kind = 1,
            StartTimeUnixNano = 1_700_000_000_000_000_000 + (ulong)id,
            EndTimeUnixNano = 1_700_000_001_000_000_000 + (ulong)id,
            Status = new Status { Code = 1 },
        };
        foreach (var (key, value) in attributes)
        {
            span.Attributes.Add(new KeyValue { Key = key, Value = Value(value) });
        }

        return new ReceivedSpan(span, null, new InstrumentationScope { Name = scope });
    }

    internal static SpanFacts Facts(ReceivedSpan span) => Stored(new SpanIntake(new SpanIntakeOptions()), span).Facts;

    internal static StoredSpan Stored(ReceivedSpan span) => Stored(new SpanIntake(new SpanIntakeOptions()), span);

    internal static StoredSpan Stored(SpanIntake intake, ReceivedSpan span) =>
        SpanContentCodec.Decode(intake.ToBatch("1", [span]).Content).ShouldHaveSingleItem();

    internal static AnyValue Value(object value) => value switch
    {
        AnyValue any => any,
        string text => new AnyValue { StringValue = text },
        bool flag => new AnyValue { BoolValue = flag },
        int number => new AnyValue { IntValue = number },
        long number => new AnyValue { IntValue = number },
        double number => new AnyValue { DoubleValue = number },
        string[] texts => new AnyValue { ArrayValue = new ArrayValue { Values = { texts.Select(text => Value(text)) } } },
        _ => throw new ArgumentException($"No value of {value.GetType()}.", nameof(value)),
    };

    private static ByteString Id(int id) => ByteString.CopyFrom(Convert.FromHexString($"{id:x16}"));
}
