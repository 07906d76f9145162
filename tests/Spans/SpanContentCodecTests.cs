using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Tests;

public sealed class SpanContentCodecTests
{
    private static readonly string Long = new('q', 50_000);

    [Fact]
    public void Decode_EncodedSpans_GivesThemBack()
    {
        var resource = new Resource { Attributes = { new KeyValue { Key = "service.name", Value = SpanMaker.Value("shop") } } };
        StoredSpan[] spans = [.. Enumerable.Range(1, 5).Select(id =>
            SpanMaker.Stored(SpanMaker.Make(id, 0, $"scope {id % 2}", ("input.value", "plain"), ("llm.token_count.prompt", id)) with { Resource = resource }))];

        var read = SpanContentCodec.Decode(SpanContentCodec.Encode(spans));

        read.ShouldBe(spans);
    }

    [Fact]
    public void Decode_SomePlaces_GivesThoseOnly()
    {
        StoredSpan[] spans = [.. Enumerable.Range(1, 5).Select(id => SpanMaker.Stored(SpanMaker.Make(id, 0, "app")))];
        var content = SpanContentCodec.Encode(spans);

        SpanContentCodec.Decode(content, [1, 3, 9]).Select(span => span.Span.Name).ShouldBe(["span 2", "span 4"]);
        SpanContentCodec.Decode(content, []).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mlflow.spanInputs", "{\"a\": 1, \"text\": \"§\"}")]
    [InlineData("input.value", "plain § text")]
    [InlineData("input.value", "\"§\"")]
    [InlineData("input.value", "§ with a \"quote\"")]
    public void Encode_InputsThatAnAttributeHolds_AreStoredOnce(string key, string pattern)
    {
        var stored = SpanMaker.Stored(SpanMaker.Make(1, 0, "app", (key, pattern.Replace("§", Long))));

        var content = SpanContentCodec.Encode([stored]);

        stored.Facts.Inputs.ShouldNotBeNull();
        content.Length.ShouldBeLessThan(Long.Length + 1000);
        SpanContentCodec.Decode(content)[0].Facts.Inputs.ShouldBe(stored.Facts.Inputs);
    }

    [Fact]
    public void Encode_StructuredInputs_AreStoredOnce()
    {
        var list = new AnyValue { ArrayValue = new ArrayValue { Values = { SpanMaker.Value(Long), SpanMaker.Value(1.0) } } };
        var stored = SpanMaker.Stored(SpanMaker.Make(1, 0, "app", ("gen_ai.input.messages", list)));

        stored.Facts.Inputs.ShouldBe($"[\"{Long}\", 1.0]");
        SpanContentCodec.Encode([stored]).Length.ShouldBeLessThan(Long.Length + 1000);
    }

    [Fact]
    public void Encode_SameResourceOfManySpans_IsStoredOnce()
    {
        StoredSpan Make(int id) => SpanMaker.Stored(SpanMaker.Make(id, 0, "app")) with
        {
            Resource = new Resource { Attributes = { new KeyValue { Key = "host", Value = SpanMaker.Value(Long) } } },
        };

        SpanContentCodec.Encode([Make(1), Make(2), Make(3)]).Length.ShouldBeLessThan(Long.Length + 1000);
    }

    [Fact]
    public void Decode_UnknownFields_AreKept()
    {
        var newer = new Span { Name = "s", SpanId = ByteString.CopyFrom(1, 2, 3, 4, 5, 6, 7, 8) }.ToByteArray().Concat(new byte[] { 0x98, 0x06, 0x07 }).ToArray();
        var span = new ReceivedSpan(Span.Parser.ParseFrom(newer), null, null);

        SpanMaker.Stored(span).Span.ToByteArray().ShouldBe(newer);
    }

    [Fact]
    public void Decode_OtherVersionOrDamage_IsRefused()
    {
        Should.Throw<InvalidDataException>(() => SpanContentCodec.Decode(ReadOnlyMemory<byte>.Empty));
        Should.Throw<InvalidDataException>(() => SpanContentCodec.Decode(new byte[] { 9, 1 })).Message.ShouldContain("format 9");
        var content = SpanContentCodec.Encode([SpanMaker.Stored(SpanMaker.Make(1, 0, "app", ("k", "v")))]);
        Should.Throw<InvalidDataException>(() => SpanContentCodec.Decode(content[..^3]));
    }
}
