using System.Text;
using Bayou.Contracts.Issues;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Issues;
using Bayou.Grains.Traces;
using Bayou.Grains.Traces.Deletion;
using Bayou.Grains.Traces.Responses;
using Bayou.Spans;
using Bayou.Spans.Otlp;

namespace Bayou.Grains.Tests.Samples;

/// <summary>Streams of traces, issues and retention rules, as released versions stored them, still load.</summary>
public sealed class TraceSampleTests
{
    private const string TraceId = "tr-0192f0c0d0e07000800000000000000a";
    private const string IssueId = "iss-0192f0c0d0e07000800000000000000a";
    private const string RootId = "0102030405060708";
    private const string ChildId = "1112131415161718";
    private const long Time = 1_790_000_000_000;
    private const long Nanos = Time * 1_000_000;

    private static readonly Assessment s_feedback = new(
        "a-1", "relevance", AssessmentKind.Feedback, "\"yes\"", false, null, AssessmentSourceKind.Human, "ada", ChildId, "it is", "run-1",
        [new Tag("k", "é漢")], Time, Time + 1, null, true);

    private static readonly Assessment s_failed = new(
        "a-2", "relevance", AssessmentKind.Feedback, null, false, new AssessmentError("E", "message", "stack"), AssessmentSourceKind.LlmJudge, null,
        null, null, null, [], Time, Time, "a-1", true);

    internal static TraceEvent[] Trace { get; } =
    [
        new()
        {
            Head = new TraceHead("41", "client-1", Time, null, TraceState.InProgress),
            RequestPreview = "what?",
            Metadata = [new Tag("mlflow.trace.session", "s-1")],
            Tags = [new Tag("gone", "v"), new Tag("mlflow.traceName", "agent")],
            Spans =
            [
                new TraceSpan(new SpanHead(RootId, null, "agent", "AGENT", 1, SpanStatus.Unset, Nanos, 0, null, null, null, null, 100, long.MinValue), 1, 0),
                new TraceSpan(
                    new SpanHead(
                        ChildId, RootId, "chat", "CHAT_MODEL", 3, SpanStatus.Ok, Nanos + 1, Nanos + 5_000_000, "gpt-x", "openai",
                        new TokenUsage(10, 5, 15, 3, null, 2), new SpanCost(0.25, 0.5, 0.75), 2000, 42),
                    1,
                    1),
            ],
            Signatures = [Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef")],
        },
        new()
        {
            Assessments = [s_feedback with { IsValid = false }, s_failed],
            RunIds = ["run-1"],
            Prompts = [new PromptLink("greeting", "3")],
            Events = [(RootId, SpanEvents.Encode([(RootId, new Span.Types.Event { Name = "gen_ai.choice", TimeUnixNano = 7 })]))],
        },
        new()
        {
            Head = new TraceHead("41", "client-1", Time, 12, TraceState.Error),
            ResponsePreview = "that",
            RemovedTags = ["gone"],
            Assessments = [s_feedback],
            RemovedAssessments = ["a-2"],
            Spans =
            [
                new TraceSpan(
                    new SpanHead(RootId, null, "agent", null, 1, SpanStatus.Error, Nanos, Nanos + 12_000_000, null, null, null, null, 120, 7), 2, 0, 9, 1),
            ],
        },
    ];

    internal static IssueHead[] Issues { get; } =
    [
        new("default", new Issue(IssueId, "41", "slow", "it is slow", IssueStatus.Pending, null, [], [], null, null, Time, Time)),
        new(
            "default",
            new Issue(IssueId, "41", "slow", "it is slow", IssueStatus.Resolved, IssueSeverity.High, ["network"], ["latency"], "run-1", "ada", Time, Time + 1)),
    ];

    internal static ResponseEvent[] Responses { get; } =
    [
        new() { Added = [new WaitingEvaluation("chatcmpl-1", s_feedback, Time), new WaitingEvaluation("chatcmpl-1", s_failed, Time + 1)] },
        new() { Removed = ["a-1"], Added = [new WaitingEvaluation("é漢", s_feedback with { AssessmentId = "a-3", SpanId = null }, Time + 2)] },
    ];

    internal static TraceRetention[] Retention { get; } = [new(86_400, null, null), new(null, 1000, 1L << 40)];

    [Fact]
    public void Traces_OfVersion1_Load() => StoredSample.ShouldLoad("trace-v1", () => new TraceGrainState(TraceId), Trace);

    [Fact]
    public void Issues_OfVersion1_Load() => StoredSample.ShouldLoad("issue-v1", () => new IssueState(IssueId), Issues);

    [Fact]
    public void RetentionRules_OfVersion1_Load() => StoredSample.ShouldLoad("trace-retention-v1", () => new RetentionState("41"), Retention);

    [Fact]
    public void WaitingEvaluations_OfVersion1_Load() => StoredSample.ShouldLoad("response-evaluations-v1", () => new ResponseState("41"), Responses);
}
