using Bayou.Contracts.Errors;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Tests;

public sealed class RedactionRulesTests
{
    private static readonly RedactionRules All = RedactionRules.Create(new RedactionSettings
    {
        AttributeKeys = ["*.password", "http.request.header.?ookie", "secret"],
        Patterns = [.. RedactionRules.PatternNames],
        Expressions = new Dictionary<string, string> { ["ticket"] = "TICKET-[0-9]+" },
    });

    [Theory]
    [InlineData("mail ann.b+x@example.co.uk now", "mail [REDACTED:email] now")]
    [InlineData("card 4111 1111 1111 1111.", "card [REDACTED:credit-card].")]
    [InlineData("card 5555-5555-5555-4444", "card [REDACTED:credit-card]")]
    [InlineData("no card 4111 1111 1111 1112", "no card 4111 1111 1111 1112")]
    [InlineData("key sk-proj-abcdefghijklmnop1234567890", "key [REDACTED:api-key]")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "[REDACTED:aws-key]")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[REDACTED:github-token]")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_def", "[REDACTED:jwt]")]
    [InlineData("Authorization: Bearer abcdef0123456789", "Authorization: [REDACTED:bearer]")]
    [InlineData("call +49 30 1234 5678 or (415) 555-2671", "call [REDACTED:phone] or ([REDACTED:phone]")]
    [InlineData("TICKET-42", "[REDACTED:ticket]")]
    [InlineData("{\"user\": \"a@b.de\"}", "{\"user\": \"[REDACTED:email]\"}")]
    [InlineData("trace 0af7651916cd43dd8448eb211c80319c at 12:30", "trace 0af7651916cd43dd8448eb211c80319c at 12:30")]
    public void ToBatch_TextWithAPattern_IsMasked(string text, string expected) =>
        Stored(SpanMaker.Make(1, 0, "app", ("text", text))).Span.Attributes[0].Value.StringValue.ShouldBe(expected);

    [Theory]
    [InlineData("db.password")]
    [InlineData("Db.Password")]
    [InlineData("http.request.header.cookie")]
    [InlineData("SECRET")]
    public void ToBatch_CoveredKey_LosesItsValue(string key) =>
        Stored(SpanMaker.Make(1, 0, "app", (key, 12345))).Span.Attributes[0].Value.StringValue.ShouldBe("[REDACTED]");

    [Fact]
    public void ToBatch_AnyPlaceOfASpan_IsMasked()
    {
        const string Mail = "ann@example.com";
        var received = SpanMaker.Make(1, 0, "app", ("mlflow.spanInputs", $$"""{"to": "{{Mail}}"}"""), ("session.id", Mail), ("card", 4111111111111111L));
        var nested = new AnyValue { KvlistValue = new KeyValueList { Values = { new KeyValue { Key = "secret", Value = SpanMaker.Value(1) }, Pair("x", Mail) } } };
        received.Span.Attributes.Add(new KeyValue { Key = "nested", Value = new AnyValue { ArrayValue = new ArrayValue { Values = { nested } } } });
        received.Span.Name = $"send {Mail}";
        received.Span.Status = new Status { Code = 2, Message = $"no such user {Mail}" };
        received.Span.Events.Add(new Span.Types.Event { Name = Mail, Attributes = { Pair("exception.message", Mail) } });
        received.Span.Links.Add(new Span.Types.Link { Attributes = { Pair("x", Mail) } });
        var resource = new Resource { Attributes = { Pair("owner", Mail) } };
        received = received with { Resource = resource, Scope = new InstrumentationScope { Name = "s", Attributes = { Pair("owner", Mail) } } };

        var intake = new SpanIntake(new SpanIntakeOptions { Redaction = All });
        var batch = intake.ToBatch("1", [received]);
        var stored = SpanContentCodec.Decode(batch.Content)[0];

        stored.ToString().ShouldNotContain(Mail);
        SpanTexts.Of(stored).ShouldNotContain("ann@");
        SpanTexts.Of(stored).ShouldNotContain("4111");
        batch.Heads[0].Name.ShouldBe("send [REDACTED:email]");
        batch.Hints.RequestPreview.ShouldBe("""{"to": "[REDACTED:email]"}""");
        batch.Hints.Session.ShouldBe("[REDACTED:email]");
        TextSignature.MayContain(batch.Signature.Span, "example.com").ShouldBeFalse();
        resource.Attributes[0].Value.StringValue.ShouldBe(Mail);
    }

    [Fact]
    public void ToEvents_LogBodyAndAttributes_AreMasked()
    {
        var record = new LogRecord
        {
            EventName = "gen_ai.user.message",
            TimeUnixNano = 7,
            SpanId = Google.Protobuf.ByteString.CopyFrom(0, 0, 0, 0, 0, 0, 0, 2),
            Body = new AnyValue { KvlistValue = new KeyValueList { Values = { Pair("content", "I am a@b.de"), Pair("role", "from the body") } } },
            Attributes = { Pair("role", "user") },
        };

        var events = new SpanIntake(new SpanIntakeOptions { Redaction = All }).ToEvents([record, new LogRecord { Body = SpanMaker.Value("no span") }]);

        events.ShouldHaveSingleItem().SpanId.ShouldBe("0000000000000002");
        events[0].Event.Name.ShouldBe("gen_ai.user.message");
        events[0].Event.TimeUnixNano.ShouldBe(7UL);
        events[0].Event.Attributes.Select(attribute => (attribute.Key, attribute.Value.StringValue)).ShouldBe(
            [("role", "user"), ("content", "I am [REDACTED:email]")]);
    }

    [Fact]
    public void Validate_Faults_AreNamedByKey()
    {
        var settings = new RedactionSettings
        {
            AttributeKeys = ["ok", " "],
            Patterns = ["email", "mail"],
            Expressions = new Dictionary<string, string> { ["bad"] = "(", ["empty"] = "a*", ["look"] = "(?=a)a" },
        };

        var faults = RedactionRules.Validate(settings, "Traces:Redaction");

        faults.Count.ShouldBe(5);
        faults[0].ShouldStartWith("Traces:Redaction:AttributeKeys:1 ");
        faults[1].ShouldStartWith("Traces:Redaction:Patterns:1 is 'mail'");
        faults[2].ShouldStartWith("Traces:Redaction:Expressions:bad ");
        faults[3].ShouldStartWith("Traces:Redaction:Expressions:empty ");
        faults[4].ShouldStartWith("Traces:Redaction:Expressions:look ");
        Should.Throw<BayouException>(() => RedactionRules.Create(settings));
    }

    private static KeyValue Pair(string key, string text) => new() { Key = key, Value = SpanMaker.Value(text) };

    private static StoredSpan Stored(ReceivedSpan span) => SpanMaker.Stored(new SpanIntake(new SpanIntakeOptions { Redaction = All }), span);
}
