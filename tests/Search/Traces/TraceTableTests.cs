using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Traces;
using static Bayou.Search.Tests.Traces.TestTraces;

namespace Bayou.Search.Tests.Traces;

public sealed class TraceTableTests
{
    [Fact]
    public async Task Change_ThatIsKnownOrMissesOne_IsDroppedOrRefused()
    {
        var table = new TraceTable("7");
        table.TryApply(Change(1, 0, "one")).ShouldBeTrue();
        table.TryApply(Change(3, 2, "three")).ShouldBeFalse();
        table.TryApply(Change(1, 0, "again")).ShouldBeTrue();
        (await NamesAsync(table)).ShouldBe(["one"]);

        table.Replace(Change(3, 0, "three"));
        table.Replace(Change(2, 0, "two"));
        table.TryApply(Change(2, 1, "two")).ShouldBeTrue();
        (await NamesAsync(table)).ShouldBe(["three"]);
        table.TryApply(Change(4, 3, "four")).ShouldBeTrue();
        (await NamesAsync(table)).ShouldBe(["four"]);
    }

    [Fact]
    public void Change_OfAnUnknownTraceWithoutItsHead_AsksForTheWhole()
    {
        var table = new TraceTable("7");
        table.TryApply(new TraceChange("a", 1, 0, null, [], [], ["run"], [], IsDeleted: false)).ShouldBeFalse();
        table.TryApply(Change(2, 2, "same")).ShouldBeFalse();
        table.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Trace_MadeAgainAfterItsDeletion_HasNothingOfTheOldOne()
    {
        var traces = new TestTraces();
        traces.Add(
            Info("a", tags: [new Tag("t", "1")], metadata: [new Tag("m", "1")], assessments: [Feedback("f", "1")]),
            new TestSpan(1, "old", Attributes: ("k", "old")));
        traces.Link("a", ["run"], new PromptLink("p", "1"));
        traces.Delete("a");
        (await traces.FindAsync(null)).ShouldBeEmpty();

        traces.Add(Info("a"));
        foreach (var filter in (string[])["tags.t = '1'", "metadata.m = '1'", "feedback.f = '1'", "span.name = 'old'", "run_id = 'run'", "prompt = 'p/1'"])
        {
            (await traces.FindAsync(filter)).ShouldBeEmpty(filter);
        }

        (await traces.FindAsync(null)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Token_OfAnotherSearch_IsRefused()
    {
        var traces = new TestTraces().Add(Info("a")).Add(Info("b"));
        var token = (await traces.SearchAsync(null, 1)).NextPageToken;
        token.ShouldNotBeNull();

        (await Should.ThrowAsync<BayouException>(() => traces.SearchAsync("status = 'OK'", 1, token))).Message.ShouldStartWith("Invalid page token");
        (await Should.ThrowAsync<BayouException>(() => traces.SearchAsync(null, 1, token, "status"))).Message.ShouldStartWith("Invalid page token");
        (await Should.ThrowAsync<BayouException>(() => traces.SearchAsync(null, 1, "x"))).Message.ShouldStartWith("Invalid page token");
    }

    [Fact]
    public async Task Pages_WhileTracesComeAndGo_RepeatAndMissNothingThatStays()
    {
        var traces = new TestTraces();
        for (var i = 0; i < 50; i++)
        {
            traces.Add(Info($"t{i:d2}", 1000 + i));
        }

        var first = await traces.SearchAsync(null, 20);
        traces.Add(Info("new", 9000));
        traces.Delete("t30");
        traces.Delete("t29");
        var second = await traces.SearchAsync(null, 500, first.NextPageToken);

        second.Hits.Select(hit => hit.Info.TraceId).ShouldBe(Enumerable.Range(0, 29).Reverse().Select(i => $"t{i:d2}"));
        second.NextPageToken.ShouldBeNull();
    }

    [Fact]
    public async Task LastPage_ThatIsFull_HasNoToken()
    {
        var traces = new TestTraces().Add(Info("a")).Add(Info("b"));
        (await traces.SearchAsync(null, 2)).NextPageToken.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, "at least 1")]
    [InlineData(501, "at most 500")]
    public async Task Page_OfAWrongSize_IsRefused(int size, string message) =>
        (await Should.ThrowAsync<BayouException>(() => new TestTraces().SearchAsync(null, size))).Message.ShouldContain(message);

    [Fact]
    public async Task Pages_OfSeveralExperiments_AreMergedInOrder()
    {
        var one = new TestTraces();
        var two = new TestTraces();
        for (var i = 0; i < 30; i++)
        {
            (i % 3 == 0 ? one : two).Add(Info($"t{i:d2}", 1000 + (i / 2)));
        }

        var found = new List<string>();
        string? token = null;
        do
        {
            var query = new TraceSearchQuery(["1", "2"], "status = 'OK'", 4, [], token);
            var pages = await Task.WhenAll(new[] { one, two }.Select(
                traces => traces.Table.SearchAsync(query, traces, TestContext.Current.CancellationToken)));
            var page = TraceMerge.Merge(query, pages);
            found.AddRange(page.Hits.Select(hit => hit.Info.TraceId));
            token = page.NextPageToken;
        }
        while (token is not null);

        found.ShouldBe(Enumerable.Range(0, 30).OrderByDescending(i => i / 2).ThenBy(i => i).Select(i => $"t{i:d2}"));
    }

    [Fact]
    public void Oldest_UpToATime_ComeOldestFirst()
    {
        var traces = new TestTraces().Add(Info("c", 300)).Add(Info("a", 100)).Add(Info("b", 200)).Add(Info("b2", 200));
        traces.Table.Oldest(200, 10).ShouldBe(["a", "b", "b2"]);
        traces.Table.Oldest(null, 2).ShouldBe(["a", "b"]);
        traces.Table.Oldest(50, 2).ShouldBeEmpty();
        traces.Table.Oldest(null, 0).ShouldBeEmpty();
    }

    [Fact]
    public void Expired_ByAgeCountAndBytes_AreTheOldest()
    {
        var traces = new TestTraces();
        for (var i = 0; i < 10; i++)
        {
            traces.Add(Info($"t{i}", i * 1000), new TestSpan(1, "s"));
        }

        Expired(new TraceRetention(5, null, null)).ShouldBe(["t0", "t1", "t2", "t3"]);
        Expired(new TraceRetention(null, 7, null)).ShouldBe(["t0", "t1", "t2"]);
        Expired(new TraceRetention(null, null, 450)).ShouldBe(["t0", "t1", "t2", "t3", "t4", "t5"]);
        Expired(new TraceRetention(8, 9, 850)).ShouldBe(["t0", "t1"]);
        Expired(new TraceRetention(null, null, null)).ShouldBeEmpty();
        Expired(new TraceRetention(long.MaxValue, long.MaxValue, long.MaxValue)).ShouldBeEmpty();
        traces.Table.Expired(new TraceRetention(0, null, null), 9_000, 2).ShouldBe(["t0", "t1"]);

        ImmutableArray<string> Expired(TraceRetention retention) => traces.Table.Expired(retention, 9_000, 100);
    }

    [Fact]
    public void IssueCounts_AreOfTracesEachCountedOnce()
    {
        var issue = Feedback("iss-1", null, kind: AssessmentKind.Issue);
        var traces = new TestTraces().Add(Info("a", assessments: [issue, issue])).Add(Info("b", assessments: [issue])).Add(Info("c"));
        traces.Table.CountByIssue(["iss-2", "iss-1", "iss-1"]).ShouldBe([0, 2, 2]);
    }

    [Fact]
    public void Correlation_OfFilters_IsAsMlflowDefinesIt()
    {
        TraceCorrelation.From(100, 0, 5, 0).Npmi.ShouldBe(double.NaN);
        TraceCorrelation.From(100, 10, 5, 0).Npmi.ShouldBe(-1);
        TraceCorrelation.From(10, 10, 10, 10).Npmi.ShouldBe(1);
        TraceCorrelation.From(100, 10, 10, 10).Npmi.ShouldBe(1, 1e-9);
        TraceCorrelation.From(100, 10, 10, 1).Npmi.ShouldBe(0, 1e-9);
        TraceCorrelation.From(100, 10, 10, 20).SmoothedNpmi.ShouldBe(double.NaN);
        TraceCorrelation.From(100, 10, 10, 10).SmoothedNpmi.ShouldBe(0.959, 0.001);
    }

    private static TraceChange Change(long sequence, long previous, string name) => new(
        "a", sequence, previous, Info("a", tags: [new Tag("mlflow.traceName", name)]), [], [], [], [], IsDeleted: false);

    private static async Task<string[]> NamesAsync(TraceTable table)
    {
        var page = await table.SearchAsync(new TraceSearchQuery(["7"], null, 10, [], null), new TestTraces(), TestContext.Current.CancellationToken);
        return [.. page.Hits.Select(hit => hit.Info.Tags[0].Value)];
    }
}
