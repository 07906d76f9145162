using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Tests;

/// <summary>Spans whose attributes are of any kind, with keys that the dialects read.</summary>
internal static class RandomSpans
{
    private static readonly string[] Keys =
    [
        "mlflow.spanInputs", "mlflow.spanOutputs", "mlflow.spanType", "mlflow.chat.tokenUsage", "mlflow.llm.cost", "mlflow.traceTag.x", "session.id",
        "user.id", "gen_ai.operation.name", "gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.usage.input_tokens",
        "gen_ai.usage.output_tokens", "gen_ai.request.model", "gen_ai.tool.name", "input.value", "output.value", "openinference.span.kind",
        "llm.input_messages.0.message.role", "llm.input_messages.0.message.content", "llm.input_messages.x", "llm.output_messages.99999999999.message",
        "llm.token_count.prompt", "llm.cost.total", "custom", "empty",
    ];

    private static readonly string[] Texts =
    [
        "", "plain words here", "{\"a\": 1, \"b\": [\"c\\nd\", null]}", "[{\"role\": \"user\", \"content\": \"line\\nbreak\"}]", "\"quoted \\u00e9 text\"",
        "C:\\new\\table", "line one\nline two\ttab \u0001 bell\u0007", "{broken", "\"", "{}", "null", "12", "NaN", "gpt-4o", "LLM", "lone \ud800 half",
        "pair \ud83d\ude00 done", "ünïcödé ß ǆ", "{\"messages\": 5}", "{\"choices\": [{}], \"input_tokens\": \"x\", \"total_cost\": 1e999}",
    ];

    internal static ReceivedSpan Next(Random random, int id)
    {
        var received = SpanMaker.Make(id + 1, random.Next(3), "scope");
        var span = received.Span;
        span.Name = Pick(random, Texts);
        span.Status = random.Next(3) == 0 ? null : new Status { Code = random.Next(-1, 5), Message = Pick(random, Texts) };
        span.EndTimeUnixNano = random.Next(3) == 0 ? ulong.MaxValue : span.EndTimeUnixNano;
        AddAll(span.Attributes, random);
        for (var i = random.Next(3); i > 0; i--)
        {
            var occurrence = new Span.Types.Event { Name = random.Next(2) == 0 ? "gen_ai.user.message" : Pick(random, Texts), TimeUnixNano = (ulong)random.NextInt64() };
            AddAll(occurrence.Attributes, random);
            span.Events.Add(occurrence);
        }

        if (random.Next(4) == 0)
        {
            span.Links.Add(new Span.Types.Link { TraceId = ByteString.CopyFrom(new byte[random.Next(80)]), SpanId = span.SpanId });
        }

        return received;
    }

    private static void AddAll(Google.Protobuf.Collections.RepeatedField<KeyValue> attributes, Random random)
    {
        for (var i = random.Next(12); i > 0; i--)
        {
            attributes.Add(new KeyValue { Key = Pick(random, Keys), Value = random.Next(12) == 0 ? null : Value(random, 0) });
        }
    }

    private static AnyValue Value(Random random, int depth) => random.Next(depth > 4 ? 5 : 8) switch
    {
        0 => new AnyValue { IntValue = random.Next(2) == 0 ? random.Next(1000) : random.NextInt64(long.MinValue, long.MaxValue) },
        1 => new AnyValue { DoubleValue = random.Next(4) switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => random.NextDouble() * 1e300, _ => random.Next(100) } },
        2 => new AnyValue { BoolValue = random.Next(2) == 0 },
        3 => new AnyValue { BytesValue = ByteString.CopyFrom(new byte[random.Next(5)]) },
        5 => new AnyValue { ArrayValue = new ArrayValue { Values = { Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)) } } },
        6 => new AnyValue
        {
            KvlistValue = new KeyValueList
            {
                Values = { Enumerable.Range(0, random.Next(4)).Select(_ => new KeyValue { Key = Pick(random, Texts), Value = Value(random, depth + 1) }) },
            },
        },
        7 => new AnyValue(),
        _ => new AnyValue { StringValue = Pick(random, Texts) },
    };

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];
}
