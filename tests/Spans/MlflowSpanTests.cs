using System.Text.Json;
using Bayou.Contracts.Errors;

namespace Bayou.Spans.Tests;

public sealed class MlflowSpanTests
{
    [Fact]
    public void ToJson_OpenInferenceSpan_HasTheMembersAndAttributesOfMlflow()
    {
        var stored = SpanMaker.Stored(SpanMaker.Make(
            2, 1, "openinference.instrumentation.openai",
            ("openinference.span.kind", "LLM"),
            ("input.value", "hello \"you\""),
            ("output.value", """{"text": "hi"}"""),
            ("llm.token_count.prompt", 10),
            ("llm.token_count.completion", 5)));

        using var json = JsonDocument.Parse(MlflowSpan.ToJson(stored));

        var root = json.RootElement;
        root.GetProperty("trace_id").GetString().ShouldBe(Convert.ToBase64String(Convert.FromHexString(SpanMaker.TraceId)));
        root.GetProperty("parent_span_id").GetString().ShouldBe("AAAAAAAAAAE=");
        root.GetProperty("status").GetProperty("code").GetString().ShouldBe("STATUS_CODE_OK");
        root.GetProperty("start_time_unix_nano").GetInt64().ShouldBe(1_700_000_000_000_000_002);
        var attributes = root.GetProperty("attributes");
        attributes.GetProperty("mlflow.spanType").GetString().ShouldBe("\"LLM\"");
        attributes.GetProperty("mlflow.spanInputs").GetString().ShouldBe("\"hello \\\"you\\\"\"");
        attributes.GetProperty("mlflow.spanOutputs").GetString().ShouldBe("""{"text": "hi"}""");
        attributes.GetProperty("mlflow.traceRequestId").GetString().ShouldBe($"\"tr-{SpanMaker.TraceId}\"");
        attributes.GetProperty("mlflow.chat.tokenUsage").GetString().ShouldBe("""{"input_tokens": 10, "output_tokens": 5, "total_tokens": 15}""");
        attributes.GetProperty("llm.token_count.prompt").GetString().ShouldBe("10");
    }

    [Fact]
    public void ToOtlp_EncodedAttributes_LoseTheirLayer()
    {
        var stored = SpanMaker.Stored(SpanMaker.Make(
            1, 0, "app",
            ("mlflow.spanType", "\"TOOL\""),
            ("mlflow.spanInputs", """{"city": "Paris", "days": 2}"""),
            ("plain", "words"),
            ("number", "5")));

        var span = MlflowSpan.ToOtlp(stored);

        var values = span.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value);
        values["mlflow.spanType"].StringValue.ShouldBe("TOOL");
        values["mlflow.spanInputs"].KvlistValue.Values[1].Value.IntValue.ShouldBe(2);
        values["plain"].StringValue.ShouldBe("words");
        values["number"].StringValue.ShouldBe("5");
        stored.Span.Attributes.Count.ShouldBe(4);
    }

    [Fact]
    public void FromJson_WhatToJsonWrote_IsTheSameSpan()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var received = RandomSpans.Next(random, round);
            received.Span.Links.Clear();
            var stored = SpanMaker.Stored(received);
            var json = MlflowSpan.ToJson(stored);

            using var document = JsonDocument.Parse(json);
            var read = SpanMaker.Stored(MlflowSpan.FromJson(document.RootElement));

            read.Facts.Inputs.ShouldBe(stored.Facts.Inputs);
            read.Facts.Type.ShouldBe(stored.Facts.Type);
            read.Span.Name.ShouldBe(stored.Span.Name);
            read.Span.SpanId.ShouldBe(stored.Span.SpanId);
            read.Span.StartTimeUnixNano.ShouldBe(stored.Span.StartTimeUnixNano);
        }
    }

    [Fact]
    public void FromJson_VersionTwo_ReadsContextAndStatus()
    {
        using var document = JsonDocument.Parse("""
            {"name": "predict", "context": {"span_id": "0x00f067aa0ba902b7", "trace_id": "0x4bf92f3577b34da6a3ce929d0e0e4736"}, "parent_id": null,
             "start_time": 1700000000000000000, "end_time": 1700000000500000000, "status_code": "ERROR", "status_message": "boom",
             "attributes": {"mlflow.spanType": "\"CHAIN\"", "mlflow.spanInputs": "{\"q\": 1}"},
             "events": [{"name": "exception", "timestamp": 1700000000000001, "attributes": {"exception.message": "boom"}}]}
            """);

        var span = SpanMaker.Stored(MlflowSpan.FromJson(document.RootElement));

        Convert.ToHexStringLower(span.Span.SpanId.Span).ShouldBe("00f067aa0ba902b7");
        span.Span.Status.Code.ShouldBe(2);
        span.Span.Events[0].Attributes[0].Value.StringValue.ShouldBe("boom");
        span.Facts.Type.ShouldBe("CHAIN");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"span_id": "zz"}""")]
    [InlineData("""{"span_id": 5}""")]
    public void FromJson_NoSpan_IsRefused(string json)
    {
        using var document = JsonDocument.Parse(json);

        Should.Throw<BayouException>(() => MlflowSpan.FromJson(document.RootElement));
    }
}
