using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Tests.Otlp;

public sealed class LogIngestTests
{
    private const string TraceId = "tr-" + Sample.TraceHex;

    [Fact]
    public async Task GenAiEvents_GoToTheirTraces()
    {
        await using var server = await OtlpServer.StartAsync();
        var older = Record("");
        older.Attributes.Add(Sample.Attribute("event.name", "gen_ai.choice"));

        var reply = await SendAsync(server, Record("gen_ai.user.message"), older);

        reply.Status.ShouldBe(200);
        reply.Body.ShouldBeEmpty();
        server.Grains.Events[TraceId].ExperimentId.ShouldBe("1");
        server.Grains.Experiments.Keys.ShouldBe(["agent"]);
    }

    [Fact]
    public async Task OtherLogs_AreTakenAndNotKept()
    {
        await using var server = await OtlpServer.StartAsync();
        var noSpan = Record("gen_ai.user.message");
        noSpan.SpanId = Google.Protobuf.ByteString.Empty;

        var reply = await SendAsync(server, Record(""), Record("http.request"), noSpan);

        reply.Status.ShouldBe(200);
        reply.PartialSuccess!.RejectedSpans.ShouldBe(0);
        reply.PartialSuccess.ErrorMessage.ShouldStartWith("3 of 3 log records not kept");
        server.Grains.Events.ShouldBeEmpty();
        server.Grains.Experiments.ShouldBeEmpty();
    }

    [Fact]
    public async Task NoLogs_AreASuccess()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(new ExportLogsServiceRequest(), "v1/logs");

        (reply.Status, reply.Body.Length).ShouldBe((200, 0));
    }

    [Fact]
    public async Task AnEvaluation_BecomesFeedback_OnceHoweverOftenItIsSent()
    {
        await using var server = await OtlpServer.StartAsync();
        var record = Evaluation(("gen_ai.evaluation.score.label", "pass"), ("gen_ai.evaluation.explanation", "well done"));
        record.Attributes.Add(new KeyValue { Key = "gen_ai.evaluation.score.value", Value = new AnyValue { DoubleValue = 0.75 } });

        await SendAsync(server, record);
        await SendAsync(server, record);

        var (traceId, assessment) = server.Grains.Assessments.First();
        traceId.ShouldBe(TraceId);
        assessment.AssessmentId.ShouldMatch("^a-[0-9a-f]{32}$");
        (assessment with { AssessmentId = "", Metadata = [] }).ShouldBe(new Assessment(
            "", "relevance", AssessmentKind.Feedback, "0.75", false, null, AssessmentSourceKind.Code, "judge", Sample.SpanHex, "well done", null, [],
            1_700_000_000_000, 1_700_000_000_000, null, true));
        assessment.Metadata.ShouldBe([new Tag("gen_ai.evaluation.score.label", "pass")]);
        server.Grains.Assessments.Select(pair => pair.Assessment.AssessmentId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AnEvaluation_WithoutAScore_HasItsLabelOrError()
    {
        await using var server = await OtlpServer.StartAsync();
        var ofTrace = Evaluation(("gen_ai.evaluation.score.label", "it \"passed\""));
        ofTrace.SpanId = Google.Protobuf.ByteString.Empty;

        await SendAsync(server, ofTrace, Evaluation(("error.type", "timeout")));

        var assessments = server.Grains.Assessments.Select(pair => pair.Assessment).ToArray();
        assessments[0].Value.ShouldBe("""
            "it \u0022passed\u0022"
            """);
        assessments[0].SpanId.ShouldBeNull();
        assessments[1].Value.ShouldBeNull();
        assessments[1].Error.ShouldBe(new AssessmentError("timeout", null, null));
        assessments[0].AssessmentId.ShouldNotBe(assessments[1].AssessmentId);
    }

    [Fact]
    public async Task Events_OfOneSpanThatCanHaveNoMore_AreRejectedAlone()
    {
        await using var server = await OtlpServer.StartAsync();
        var other = Record("gen_ai.choice");
        other.SpanId = Sample.Hex("00000000000000a1");
        server.Grains.EventFailure = batch => SpanEvents.Decode(batch.Events).Any(item => item.SpanId == Sample.SpanHex)
            ? BayouException.InvalidParameter("too many events")
            : null;

        var reply = await SendAsync(server, Record("gen_ai.choice"), Record("gen_ai.user.message"), other, Evaluation());

        reply.Status.ShouldBe(200);
        reply.PartialSuccess!.RejectedSpans.ShouldBe(2);
        reply.PartialSuccess.ErrorMessage.ShouldBe("2 of 4 log records rejected: too many events (2)");
        SpanEvents.Decode(server.Grains.Events[TraceId].Events).ShouldHaveSingleItem().SpanId.ShouldBe("00000000000000a1");
        server.Grains.Assessments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AnEvaluation_OfAResponseAlone_GoesToThoseWhoFindItsSpan()
    {
        await using var server = await OtlpServer.StartAsync();
        var record = OfResponse("chatcmpl-1");

        (await SendAsync(server, record)).Body.ShouldBeEmpty();
        await SendAsync(server, record);

        var (experimentId, evaluation) = server.Grains.Evaluations.First();
        experimentId.ShouldBe("1");
        (evaluation.ResponseId, evaluation.Assessment.Name, evaluation.Assessment.SpanId).ShouldBe(("chatcmpl-1", "relevance", null));
        server.Grains.Evaluations.Select(pair => pair.Evaluation.Assessment.AssessmentId).Distinct().ShouldHaveSingleItem();
        server.Grains.Assessments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Evaluations_ThatCannotWait_AreRejected()
    {
        await using var server = await OtlpServer.StartAsync();
        server.Grains.RefusedEvaluations = 1;

        var reply = await SendAsync(server, OfResponse("chatcmpl-1"), OfResponse("chatcmpl-2"));

        reply.PartialSuccess!.RejectedSpans.ShouldBe(1);
        reply.PartialSuccess.ErrorMessage.ShouldContain("send the spans first");
    }

    [Fact]
    public async Task AnEvaluation_WhoseResponseIsMasked_IsRejected()
    {
        var rules = RedactionRules.Create(new RedactionSettings { AttributeKeys = ["gen_ai.response.id"] });
        await using var server = await OtlpServer.StartAsync(redaction: rules);

        var reply = await SendAsync(server, OfResponse("chatcmpl-1"), Record("gen_ai.choice"));

        reply.PartialSuccess!.ErrorMessage.ShouldContain("gen_ai.response.id is masked");
        server.Grains.Evaluations.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnEvaluation_WithoutAName_IsRejected()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await SendAsync(server, Record("gen_ai.evaluation.result"), Record("gen_ai.choice"), Record("other"));

        reply.PartialSuccess!.RejectedSpans.ShouldBe(1);
        reply.PartialSuccess.ErrorMessage.ShouldStartWith(
            "1 of 3 log records rejected: gen_ai.evaluation.result without gen_ai.evaluation.name (1). 1 of 3 log records not kept");
    }

    [Fact]
    public async Task AStoreThatIsAway_IsToldSoThatExportersRepeat()
    {
        await using var server = await OtlpServer.StartAsync();
        server.Grains.Failure = _ => BayouException.Unavailable("The queue is full.");

        (await SendAsync(server, Record("gen_ai.choice"))).Status.ShouldBe(503);
    }

    private static LogRecord OfResponse(string responseId)
    {
        var record = Evaluation(("gen_ai.response.id", responseId));
        record.TraceId = record.SpanId = Google.Protobuf.ByteString.Empty;
        return record;
    }

    private static LogRecord Evaluation(params (string Key, string Value)[] attributes)
    {
        var record = Record("gen_ai.evaluation.result");
        record.Attributes.Add(Sample.Attribute("gen_ai.evaluation.name", "relevance"));
        record.Attributes.Add(attributes.Select(pair => Sample.Attribute(pair.Key, pair.Value)));
        return record;
    }

    private static LogRecord Record(string name) => new()
    {
        EventName = name,
        TraceId = Sample.Hex(Sample.TraceHex),
        SpanId = Sample.Hex(Sample.SpanHex),
        TimeUnixNano = 1_700_000_000_000_000_000,
    };

    private static Task<OtlpReply> SendAsync(OtlpServer server, params LogRecord[] records)
    {
        var request = new ExportLogsServiceRequest
        {
            ResourceLogs =
            {
                new ResourceLogs
                {
                    Resource = new Resource { Attributes = { Sample.Attribute("service.name", "agent") } },
                    ScopeLogs = { new ScopeLogs { Scope = new InstrumentationScope { Name = "judge" }, LogRecords = { records } } },
                },
            },
        };
        return server.SendAsync(request, "v1/logs");
    }
}
