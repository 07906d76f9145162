using System.Text;
using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Tests;

public sealed class RobustnessTests
{
    private readonly SpanIntake _intake = new(new SpanIntakeOptions
    {
        Redaction = RedactionRules.Create(new RedactionSettings { AttributeKeys = ["*pass*"], Patterns = [.. RedactionRules.PatternNames] }),
    });

    [Fact]
    public void ToBatch_RandomSpans_NeverFailsAndReadsBack()
    {
        var random = new Random(31);
        for (var round = 0; round < 2000; round++)
        {
            ReceivedSpan[] spans = [.. Enumerable.Range(0, random.Next(1, 4)).Select(id => RandomSpans.Next(random, id))];

            var batch = _intake.ToBatch("1", spans);

            var stored = SpanContentCodec.Decode(batch.Content);
            stored.Count.ShouldBe(batch.Heads.Length);
            foreach (var span in stored)
            {
                MlflowSpan.ToOtlp(span).CalculateSize().ShouldBePositive();
                JsonDocument.Parse(Encoding.UTF8.GetBytes(MlflowSpan.ToJson(span))).Dispose();
            }
        }
    }

    [Fact]
    public void ToBatch_MutatedFixtures_NeverFails()
    {
        var random = new Random(37);
        foreach (var path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures"), "*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var original = OtlpJson.ReadTraces(Encoding.UTF8.GetBytes(document.RootElement.GetProperty("request").GetRawText())).ToByteArray();
            for (var round = 0; round < 100; round++)
            {
                var bytes = (byte[])original.Clone();
                for (var i = random.Next(1, 8); i > 0; i--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                Take(bytes);
            }
        }
    }

    [Fact]
    public void ReadTraces_MutatedJson_GivesSpansOrARefusal()
    {
        var random = new Random(41);
        var original = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "traceloop.json"))[13..^3];
        for (var round = 0; round < 2000; round++)
        {
            var bytes = (byte[])original.Clone();
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)"{}[]\",:0e-\\u\0é"[random.Next(13)];
            }

            try
            {
                OtlpJson.ReadTraces(bytes);
            }
            catch (BayouException)
            {
            }
        }
    }

    [Fact]
    public void ToBatch_ValueThatNestsTooDeep_IsRefused()
    {
        var value = SpanMaker.Value("bottom");
        for (var i = 0; i < 5000; i++)
        {
            value = new AnyValue { ArrayValue = new ArrayValue { Values = { value } } };
        }

        Should.Throw<BayouException>(() => _intake.ToBatch("1", [SpanMaker.Make(1, 0, "app", ("deep", value))])).Message.ShouldContain("'deep'");
    }

    [Fact]
    public void ToBatch_DeepestValueThatIsTaken_ReadsBack()
    {
        var value = SpanMaker.Value("bottom");
        for (var i = 0; i < 29; i++)
        {
            value = new AnyValue { KvlistValue = new KeyValueList { Values = { new KeyValue { Key = "k", Value = value } } } };
        }

        var batch = _intake.ToBatch("1", [SpanMaker.Make(1, 0, "app", ("mlflow.spanInputs", value))]);

        SpanContentCodec.Decode(batch.Content)[0].Facts.Inputs!.ShouldContain("bottom");
    }

    [Fact]
    public void ToBatch_HugeText_IsStoredOnce()
    {
        var text = new string('y', 4_000_000);

        var batch = _intake.ToBatch("1", [SpanMaker.Make(1, 0, "app", ("gen_ai.input.messages", text), ("gen_ai.operation.name", "chat"))]);

        batch.Content.Length.ShouldBeLessThan(text.Length + 1000);
        batch.Hints.RequestPreview!.Length.ShouldBe(1000);
    }

    private void Take(byte[] bytes)
    {
        ExportTraceServiceRequest request;
        try
        {
            request = ExportTraceServiceRequest.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return;
        }

        foreach (var resourceSpans in request.ResourceSpans)
        {
            foreach (var scopeSpans in resourceSpans.ScopeSpans)
            {
                ReceivedSpan[] spans =
                    [.. scopeSpans.Spans.Where(span => !span.SpanId.IsEmpty).Select(span => new ReceivedSpan(span, resourceSpans.Resource, scopeSpans.Scope))];
                SpanContentCodec.Decode(_intake.ToBatch("1", spans).Content).Count.ShouldBeLessThanOrEqualTo(spans.Length);
            }
        }
    }
}
