using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Tests.Otlp;

public sealed class SpanFeedbackTests
{
    [Theory]
    [InlineData("annotations", "annotation")]
    [InlineData("evaluations", "evaluation")]
    public async Task Annotations_OfASpan_BecomeFeedbackOnIt(string list, string item)
    {
        await using var server = await OtlpServer.StartAsync();
        var span = Annotated(
            ($"{list}.0.{item}.name", "hallucination"),
            ($"{list}.0.{item}.label", "hallucinated"),
            ($"{list}.0.{item}.explanation", "not in the documents"),
            ($"{list}.0.{item}.annotator_kind", "LLM"),
            ($"{list}.0.{item}.identifier", "judge-v2"),
            ($"{list}.0.{item}.metadata", """{"rubric_version":"2","n":[1]}"""),
            ($"{list}.10.{item}.name", "length"),
            ($"{list}.10.{item}.annotator_kind", "team"));
        Score(span, $"{list}.0.{item}.score", 1);
        Score(span, $"{list}.10.{item}.score", 0.5);

        var reply = await server.SendAsync(Sample.Request(span));

        reply.Body.ShouldBeEmpty();
        var assessments = server.Grains.Assessments.Select(pair => pair.Assessment).ToArray();
        assessments.Length.ShouldBe(2);
        (assessments[0] with { AssessmentId = "", Metadata = [] }).ShouldBe(new Assessment(
            "", "hallucination", AssessmentKind.Feedback, "1", false, null, AssessmentSourceKind.LlmJudge, "judge-v2", Sample.SpanHex, "not in the documents", null,
            [], 1_700_000_001_000, 1_700_000_001_000, null, true));
        assessments[0].Metadata.ShouldBe([new Tag("annotation.label", "hallucinated"), new Tag("n", "[1]"), new Tag("rubric_version", "2")]);
        (assessments[1].Value, assessments[1].Source).ShouldBe(("0.5", AssessmentSourceKind.Code));
        assessments[1].Metadata.ShouldBe([new Tag("annotation.annotator_kind", "team")]);
    }

    [Fact]
    public async Task Annotations_OfTraceAndSession_BecomeFeedbackOnThem()
    {
        await using var server = await OtlpServer.StartAsync();
        var span = Annotated(
            ("trace.annotations.0.annotation.name", "quality"),
            ("trace.annotations.0.annotation.label", "good"),
            ("session.annotations.0.annotation.name", "coherence"),
            ("session.annotations.0.annotation.label", "coherent"),
            ("session.id", "s1"));

        await server.SendAsync(Sample.Request(span));
        await server.SendAsync(Sample.Request(Annotated(
            ("session.annotations.0.annotation.name", "coherence"), ("session.annotations.0.annotation.label", "of no session"))));

        server.Grains.Assessments.Select(pair => (pair.Assessment.Name, pair.Assessment.Value, pair.Assessment.SpanId)).ShouldBe(
            [("quality", "\"good\"", null), ("coherence", "\"coherent\"", null)]);
        server.Grains.Assessments.Last().Assessment.Metadata.ShouldContain(new Tag("mlflow.trace.session", "s1"));
    }

    [Fact]
    public async Task Annotations_SentAgainInBothForms_AreTheSameFeedback()
    {
        await using var server = await OtlpServer.StartAsync();
        var span = Annotated(
            ("annotations.0.annotation.name", "relevance"),
            ("annotations.0.annotation.label", "yes"),
            ("evaluations.3.evaluation.name", "relevance"),
            ("evaluations.3.evaluation.label", "yes"));

        await server.SendAsync(Sample.Request(span));
        await server.SendAsync(Sample.Request(span));

        server.Grains.Assessments.Select(pair => pair.Assessment.AssessmentId).Distinct().ShouldHaveSingleItem().ShouldMatch("^a-[0-9a-f]{32}$");
    }

    [Fact]
    public async Task Annotations_ThatSayNothing_AreNoFeedback()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(Sample.Request(Annotated(
            ("annotations.0.annotation.label", "no name"),
            ("annotations.1.annotation.name", "no result"),
            ("annotations.x.annotation.name", "no index"),
            ("annotations.2.evaluation.name", "another form"),
            ("annotations", "a text"),
            ("evaluation.name", "alone"))));

        reply.Status.ShouldBe(200);
        server.Grains.Assessments.ShouldBeEmpty();
    }

    [Fact]
    public async Task EvaluationEvents_OfASpan_AreTheSameFeedbackAsLogRecords()
    {
        await using var server = await OtlpServer.StartAsync();
        var span = Sample.Span();
        span.Events.Add(new Span.Types.Event
        {
            Name = "gen_ai.evaluation.result",
            TimeUnixNano = 1_700_000_000_000_000_000,
            Attributes = { Sample.Attribute("gen_ai.evaluation.name", "relevance"), Sample.Attribute("gen_ai.evaluation.score.label", "pass") },
        });

        await server.SendAsync(Sample.Request(span));

        var (traceId, assessment) = server.Grains.Assessments.ShouldHaveSingleItem();
        traceId.ShouldBe("tr-" + Sample.TraceHex);
        (assessment.Name, assessment.Value, assessment.SpanId).ShouldBe(("relevance", "\"pass\"", Sample.SpanHex));
    }

    [Fact]
    public async Task Responses_OfSpans_AreNotedOncePerExperiment()
    {
        await using var server = await OtlpServer.StartAsync();
        var other = Annotated(("gen_ai.response.id", "chatcmpl-2"));
        other.TraceId = Sample.Hex("000000000000000000000000000000ff");

        await server.SendAsync(Sample.Request(Annotated(("gen_ai.response.id", "chatcmpl-1")), other, Sample.Span("00000000000000a1")));

        server.Grains.Responses.ShouldBe(
            [
                ("0", new ResponseSpan("chatcmpl-1", "tr-" + Sample.TraceHex, Sample.SpanHex)),
                ("0", new ResponseSpan("chatcmpl-2", "tr-000000000000000000000000000000ff", Sample.SpanHex)),
            ],
            ignoreOrder: true);
    }

    private static Span Annotated(params (string Key, string Value)[] attributes)
    {
        var span = Sample.Span();
        span.Attributes.Add(attributes.Select(pair => Sample.Attribute(pair.Key, pair.Value)));
        return span;
    }

    private static void Score(Span span, string key, double value) => span.Attributes.Add(new KeyValue
    {
        Key = key,
        Value = value == (int)value ? new AnyValue { IntValue = (int)value } : new AnyValue { DoubleValue = value },
    });
}
