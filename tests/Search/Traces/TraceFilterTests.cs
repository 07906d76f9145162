using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using static Bayou.Search.Tests.Traces.TestTraces;

namespace Bayou.Search.Tests.Traces;

public sealed class TraceFilterTests
{
    [Theory]
    [InlineData("", "d c b a")]
    [InlineData("request_id = 'a'", "a")]
    [InlineData("attributes.request_id != 'a'", "d c b")]
    [InlineData("trace.request_id IN ('b', 'd', 'x')", "d b")]
    [InlineData("request_id NOT IN ('b', 'd')", "c a")]
    [InlineData("request_id LIKE 'A'", "")]
    [InlineData("request_id ILIKE 'A'", "a")]
    [InlineData("request_id RLIKE '^[ab]$'", "b a")]
    [InlineData("client_request_id = 'req-1'", "a")]
    [InlineData("client_request_id != 'req-1'", "b")]
    [InlineData("client_request_id LIKE 'req-%'", "b a")]
    [InlineData("status = 'OK'", "d a")]
    [InlineData("status != 'OK'", "c b")]
    [InlineData("status IN ('ERROR', 'IN_PROGRESS')", "c b")]
    [InlineData("attribute.status rlike 'PROG'", "c")]
    [InlineData("timestamp > 1000", "d c b")]
    [InlineData("timestamp_ms <= 2000 AND trace.timestamp >= 2000", "b")]
    [InlineData("timestamp != 2000", "d c a")]
    [InlineData("execution_time = 50", "a")]
    [InlineData("execution_time_ms >= 0", "b a")]
    [InlineData("execution_time != 50", "b")]
    [InlineData("end_time = 1050", "a")]
    [InlineData("end_time_ms = 3000", "c")]
    [InlineData("name = 'chat'", "b a")]
    [InlineData("name != 'chat'", "c")]
    [InlineData("tags.`mlflow.traceName` = 'chat'", "b a")]
    [InlineData("tag.env IS NULL", "d c")]
    [InlineData("tags.env IS NOT NULL", "b a")]
    [InlineData("tags.env LIKE 'pr%'", "a")]
    [InlineData("tags.env RLIKE 'st.*g'", "b")]
    [InlineData("tags.unknown IS NULL", "d c b a")]
    [InlineData("tags.unknown = 'x'", "")]
    [InlineData("metadata.mlflow.trace.user = 'ann'", "a")]
    [InlineData("request_metadata.`mlflow.trace.user` != 'ann'", "b")]
    [InlineData("metadata.mlflow.trace.user IS NULL", "d c")]
    [InlineData("run_id = 'r1'", "b a")]
    [InlineData("run_id LIKE 'r1'", "a")]
    [InlineData("run_id IN ('r2', 'none')", "b")]
    [InlineData("run_id IN ('r1', 'r2')", "b a")]
    [InlineData("run_id NOT IN ('r2')", "a")]
    [InlineData("name IN ('other', 'x')", "c")]
    [InlineData("tags.env NOT IN ('prod')", "b")]
    [InlineData("metadata.mlflow.trace.user IN ('ann', 'bob')", "b a")]
    [InlineData("feedback.ok IN ('true', 'no')", "a")]
    [InlineData("run_id = 'nowhere'", "")]
    [InlineData("prompt = 'greeting/2'", "c")]
    [InlineData("prompt = 'greeting/1'", "")]
    [InlineData("span.name = 'llm'", "b a")]
    [InlineData("span.name != 'llm'", "c b a")]
    [InlineData("span.name LIKE 'ro%'", "c b a")]
    [InlineData("span.type IN ('LLM', 'X')", "a")]
    [InlineData("span.type NOT IN ('LLM')", "b a")]
    [InlineData("span.status = 'ERROR'", "b")]
    [InlineData("span.status = 'UNSET' AND span.name = 'llm'", "")]
    [InlineData("span.name = 'root' AND span.status = 'ERROR'", "")]
    [InlineData("span.name = 'llm' AND span.status = 'ERROR'", "b")]
    [InlineData("span.content LIKE '%Paris%'", "a")]
    [InlineData("span.content LIKE '%paris%'", "")]
    [InlineData("trace.text ILIKE '%paris%'", "a")]
    [InlineData("trace.text LIKE '%Lyon%'", "b")]
    [InlineData("span.name = 'root' AND trace.text LIKE '%Paris%'", "")]
    [InlineData("span.name = 'llm' AND trace.text LIKE '%Paris%'", "a")]
    [InlineData("span.content LIKE '%Paris%' AND status = 'ERROR'", "")]
    [InlineData("span.attributes.city = 'Paris'", "a")]
    [InlineData("span.attributes.city != 'Paris'", "b")]
    [InlineData("span.attributes.city IN ('Paris', 'Lyon')", "b a")]
    [InlineData("span.attributes.city NOT IN ('Paris')", "b")]
    [InlineData("span.attributes.city LIKE '%ar%'", "a")]
    [InlineData("span.attributes.city ILIKE 'LY%'", "b")]
    [InlineData("span.attributes.city RLIKE '^(Par|Ly)'", "b a")]
    [InlineData("span.attributes.`gen_ai.request-id` = 'q 1'", "a")]
    [InlineData("span.attributes.city = 'Paris' AND span.attributes.`gen_ai.request-id` = 'q 1'", "a")]
    [InlineData("span.attributes.city = 'Par'", "")]
    [InlineData("feedback.ok = 'true'", "a")]
    [InlineData("feedback.ok != 'true'", "b")]
    [InlineData("feedback.ok = 'yes'", "b")]
    [InlineData("feedback.ok = '\"yes\"'", "b")]
    [InlineData("feedback.ok LIKE '%yes%'", "b")]
    [InlineData("feedback.ok LIKE 'yes'", "")]
    [InlineData("feedback.ok RLIKE '^\"yes\"$'", "b")]
    [InlineData("feedback.ok IS NOT NULL", "b a")]
    [InlineData("feedback.ok IS NULL", "d c")]
    [InlineData("feedback.old IS NOT NULL", "")]
    [InlineData("feedback.failed IS NOT NULL", "c")]
    [InlineData("feedback.failed != 'x'", "")]
    [InlineData("expectation.ok IS NOT NULL", "")]
    [InlineData("expectation.answer = '5'", "c")]
    [InlineData("feedback.mood = 'good'", "d c")]
    [InlineData("issue.id = 'iss-1'", "d")]
    [InlineData("issue.id = 'iss-2'", "")]
    public async Task Filter_OfEachFieldAndOperator_KeepsWhatItSays(string filter, string expected)
    {
        var traces = Sample();
        var found = await traces.FindAsync(filter);
        string.Join(' ', found).ShouldBe(expected);
        (await traces.CountAsync(filter)).ShouldBe(found.Length);
    }

    [Fact]
    public async Task SpanSentAgain_MatchesAsItCameLast()
    {
        var traces = new TestTraces();
        traces.Add(Info("a"), new TestSpan(1, "old", "LLM", Attributes: ("k", "before")));
        traces.AddTo("a", null, new TestSpan(1, "new", "TOOL", Attributes: ("k", "after")));

        (await traces.FindAsync("span.name = 'old'")).ShouldBeEmpty();
        (await traces.FindAsync("span.name = 'new' AND span.type = 'TOOL'")).ShouldBe(["a"]);
        (await traces.FindAsync("span.attributes.k = 'before'")).ShouldBeEmpty();
        (await traces.FindAsync("trace.text LIKE '%after%'")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task HeadSentAgain_ReplacesTagsAndMetadata()
    {
        var traces = new TestTraces();
        traces.Add(Info("a", tags: [new Tag("x", "1"), new Tag("y", "1")]));
        traces.Add(Info("a", tags: [new Tag("y", "2"), new Tag("z", "3")], metadata: [new Tag("m", "4")]));

        (await traces.FindAsync("tags.x IS NOT NULL")).ShouldBeEmpty();
        var hit = (await traces.SearchAsync("tags.y = '2' AND tags.z = '3' AND metadata.m = '4'")).Hits.ShouldHaveSingleItem();
        hit.Info.Tags.ShouldBe([new Tag("y", "2"), new Tag("z", "3")]);
        hit.Info.RequestPreview.ShouldBe("asked a");
        hit.Info.ResponsePreview.ShouldBeNull();
    }

    [Fact]
    public async Task TextSearch_ReadsOnlyTracesThatMayMatch()
    {
        var traces = new TestTraces();
        for (var i = 0; i < 200; i++)
        {
            traces.Add(Info($"t{i:d3}", i), new TestSpan(1, "s", Attributes: ("k", i == 77 ? "the quick brown fox" : $"nothing {i}")));
        }

        (await traces.FindAsync("trace.text LIKE '%quick brown%'")).ShouldBe(["t077"]);
        traces.Reads.Count.ShouldBeLessThan(5);
    }

    private static TestTraces Sample() => new TestTraces()
        .Add(
            Info(
                "a", 1000, 50, clientRequestId: "req-1",
                tags: [new Tag("env", "prod"), new Tag("mlflow.traceName", "chat")],
                metadata: [new Tag("mlflow.sourceRun", "r1"), new Tag("mlflow.trace.user", "ann")],
                assessments: [Feedback("ok", "true"), Feedback("old", "1", valid: false)]),
            new TestSpan(1, "root", "CHAIN", SpanStatus.Ok),
            new TestSpan(2, "llm", "LLM", SpanStatus.Ok, Attributes: [("city", "Paris"), ("gen_ai.request-id", "q 1")]))
        .Add(
            Info(
                "b", 2000, 70, TraceState.Error, "req-2",
                [new Tag("env", "staging"), new Tag("mlflow.traceName", "chat")],
                [new Tag("mlflow.trace.user", "bob")],
                Feedback("ok", "\"yes\"")),
            new TestSpan(1, "root", "CHAIN", SpanStatus.Ok),
            new TestSpan(2, "llm", null, SpanStatus.Error, Attributes: ("city", "Lyon")))
        .Link("b", ["r1", "r2"])
        .Add(
            Info(
                "c", 3000, null, TraceState.InProgress,
                tags: [new Tag("mlflow.traceName", "other")],
                metadata: [new Tag("mlflow.trace.session", "s1")],
                assessments: [Feedback("failed", null), Feedback("answer", "5", kind: AssessmentKind.Expectation)]),
            new TestSpan(1, "root"))
        .Link("c", [], new PromptLink("greeting", "2"))
        .Add(Info(
            "d", 4000,
            metadata: [new Tag("mlflow.trace.session", "s1")],
            assessments: [Feedback("mood", "\"good\"", session: "s1"), Feedback("iss-1", null, kind: AssessmentKind.Issue)]));
}
