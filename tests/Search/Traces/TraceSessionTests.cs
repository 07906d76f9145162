using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using static Bayou.Search.Tests.Traces.TestTraces;

namespace Bayou.Search.Tests.Traces;

public sealed class TraceSessionTests
{
    private const string Cost = """{"input_cost": 0.25, "output_cost": 0.125, "total_cost": 0.375}""";

    private static readonly TraceSessionQuery s_all = new(null, null, null, null, 100, null);

    [Fact]
    public void Session_HasItsTurnsInOrderAndTheirTotals()
    {
        var turns = Sample().Table.GetSession("s1", 100, null);

        turns.Turns.Select(turn => turn.TraceId).ShouldBe(["a", "b", "c"]);
        turns.NextPageToken.ShouldBeNull();
        turns.Summary.ShouldSatisfyAllConditions(
            summary => summary.SessionId.ShouldBe("s1"),
            summary => summary.TraceCount.ShouldBe(3),
            summary => summary.ErrorCount.ShouldBe(1),
            summary => summary.FirstTime.ShouldBe(1000),
            summary => summary.LastTime.ShouldBe(3050),
            summary => summary.Duration.ShouldBe(150),
            summary => summary.Users.ShouldBe(["ann", "bob"]),
            summary => summary.Tokens.ShouldBe(new TokenUsage(30, 1, 31, null, null, null)),
            summary => summary.Cost.ShouldBe(new SpanCost(0.5, 0.25, 0.75)),
            summary => summary.FirstRequest.ShouldBe("asked a"),
            summary => summary.LastResponse.ShouldBeNull());
    }

    [Fact]
    public void Turns_InPages_AreReadOnceEach()
    {
        var table = Sample().Table;
        var first = table.GetSession("s1", 2, null);
        first.Turns.Select(turn => turn.TraceId).ShouldBe(["a", "b"]);
        var second = table.GetSession("s1", 2, first.NextPageToken);
        second.Turns.Select(turn => turn.TraceId).ShouldBe(["c"]);
        second.Summary.TraceCount.ShouldBe(3);
        Should.Throw<BayouException>(() => table.GetSession("s2", 2, first.NextPageToken)).Message.ShouldStartWith("Invalid page token");
    }

    [Fact]
    public void Session_ThatNoTraceHas_DoesNotExist()
    {
        var traces = Sample();
        Should.Throw<BayouException>(() => traces.Table.GetSession("s9", 1, null)).Code.ShouldBe(ErrorCode.ResourceDoesNotExist);
        traces.Delete("d");
        Should.Throw<BayouException>(() => traces.Table.GetSession("s2", 1, null)).Code.ShouldBe(ErrorCode.ResourceDoesNotExist);
    }

    [Fact]
    public void Sessions_ComeLatestActivityFirst_AndInPages()
    {
        var table = Sample().Table;
        List(table.ListSessions(s_all)).ShouldBe(["s2", "s3", "s1"]);
        var first = table.ListSessions(s_all with { MaxResults = 2 });
        List(first).ShouldBe(["s2", "s3"]);
        var second = table.ListSessions(s_all with { MaxResults = 2, PageToken = first.NextPageToken });
        List(second).ShouldBe(["s1"]);
        second.NextPageToken.ShouldBeNull();
    }

    [Theory]
    [InlineData("ann", null, null, null, "s3 s1")]
    [InlineData("nobody", null, null, null, "")]
    [InlineData(null, true, null, null, "s1")]
    [InlineData(null, false, null, null, "s2 s3")]
    [InlineData(null, null, 4000L, null, "s2 s3")]
    [InlineData(null, null, null, 4000L, "s3 s1")]
    public void Sessions_AskedForByUserErrorsAndTime_AreThose(string? user, bool? errors, long? since, long? until, string expected) =>
        string.Join(' ', List(Sample().Table.ListSessions(new TraceSessionQuery(user, errors, since, until, 100, null)))).ShouldBe(expected);

    private static string[] List(TraceSessionPage page) => [.. page.Sessions.Select(session => session.SessionId)];

    private static TestTraces Sample() => new TestTraces()
        .Add(Turn("c", "s1", 3000, 50))
        .Add(Turn("a", "s1", 1000, 100, "ann", """{"input_tokens": 10, "output_tokens": 1, "total_tokens": 11}""", Cost))
        .Add(Turn("b", "s1", 2000, null, "bob", """{"input_tokens": 20, "total_tokens": 20}""", Cost, TraceState.Error))
        .Add(Turn("d", "s2", 5000, null))
        .Add(Turn("e", "s3", 1500, 3500, "ann"))
        .Add(Info("f", 9000));

    private static TraceInfo Turn(
        string id,
        string session,
        long time,
        long? duration,
        string? user = null,
        string? tokens = null,
        string? cost = null,
        TraceState state = TraceState.Ok)
    {
        var metadata = ImmutableArray.Create(new Tag("mlflow.trace.session", session));
        metadata = user is null ? metadata : metadata.Add(new Tag("mlflow.trace.user", user));
        metadata = tokens is null ? metadata : metadata.Add(new Tag("mlflow.trace.tokenUsage", tokens));
        return Info(id, time, duration, state, metadata: cost is null ? metadata : metadata.Add(new Tag("mlflow.trace.cost", cost)));
    }
}
