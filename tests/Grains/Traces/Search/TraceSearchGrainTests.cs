using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Tests.Support;
using Bayou.Grains.Traces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bayou.Grains.Tests.Traces.Search;

public sealed class TraceSearchGrainTests : IAsyncLifetime
{
    private const string Unknown = "424242";
    private readonly MemoryStore _store = new();
    private GrainCluster _cluster = null!;

    private ITraceSearchGrain Search => _cluster.Grains.GetGrain<ITraceSearchGrain>(GrainKeys.Stateless);

    private ITraceIndexGrain Index => _cluster.Grains.GetGrain<ITraceIndexGrain>(GrainKeys.Experiment("0"));

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.StartAsync(_store);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Search_RightAfterAWrite_SeesIt()
    {
        await LogAsync(1, 1, "root", "the first note");
        (await FindAsync("span.name = 'root'")).ShouldBe([Id(1)]);
        (await FindAsync("trace.text LIKE '%first note%'")).ShouldBe([Id(1)]);

        await LogAsync(1, 2, "child", "another");
        (await FindAsync("span.name = 'child' AND span.attributes.note = 'another'")).ShouldBe([Id(1)]);
        (await FindAsync("span.name = 'root' AND span.attributes.note = 'another'")).ShouldBeEmpty();

        await Trace(1).SetTagAsync(new Tag("env", "prod"));
        (await FindAsync("tags.env = 'prod'")).ShouldBe([Id(1)]);
        await Trace(1).LinkRunAsync("r1");
        (await FindAsync("run_id = 'r1'")).ShouldBe([Id(1)]);
    }

    [Fact]
    public async Task Span_SentAgain_IsSearchedAsItCameLast()
    {
        await LogAsync(1, 1, "old", "before");
        await LogAsync(1, 1, "new", "after");

        (await FindAsync("span.name = 'old'")).ShouldBeEmpty();
        (await FindAsync("span.attributes.note = 'before'")).ShouldBeEmpty();
        (await FindAsync("span.attributes.note = 'after'")).ShouldBe([Id(1)]);
    }

    [Fact]
    public async Task Index_MadeAnew_HoldsWhatTheLogHolds()
    {
        await LogAsync(1, 1, "root", "needle", session: "s1");
        await LogAsync(2, 1, "root", "hay", start: 5000, session: "s1");
        await Trace(1).LinkPromptsAsync([new PromptLink("p", "2")]);
        await Trace(2).LinkRunAsync("r1");
        await _cluster.DisposeAsync();
        _cluster = await GrainCluster.StartAsync(_store);

        (await FindAsync(null)).ShouldBe([Id(2), Id(1)]);
        (await FindAsync("trace.text LIKE '%needle%'")).ShouldBe([Id(1)]);
        (await FindAsync("prompt = 'p/2'")).ShouldBe([Id(1)]);
        (await FindAsync("run_id = 'r1'")).ShouldBe([Id(2)]);
        (await FindAsync("metadata.`mlflow.trace.session` = 's1'")).ShouldBe([Id(2), Id(1)]);
    }

    [Fact]
    public async Task Index_ThatMissedAChange_ReadsTheTraceAgain()
    {
        await LogAsync(1, 1, "root", "note");
        await Index.ApplyAsync([Told(Id(1), 9, 8), Told(Id(2), 9, 8)]);

        (await FindAsync("span.name = 'root'")).ShouldBe([Id(1)]);
        await Index.ApplyAsync([Told(Id(1), 0, 0) with { IsDeleted = true }]);
        (await FindAsync(null)).ShouldBeEmpty();
        await Index.ApplyAsync([Told(Id(1), 1, 1)]);
        (await FindAsync(null)).ShouldBe([Id(1)]);
    }

    [Fact]
    public async Task Trace_OfLinksAlone_IsNotFound()
    {
        await Trace(1).LinkRunAsync("r1");
        await Index.ApplyAsync([Told(Id(1), 1, 1)]);
        (await FindAsync(null)).ShouldBeEmpty();

        await LogAsync(1, 1, "root", "note");
        (await FindAsync("run_id = 'r1'")).ShouldBe([Id(1)]);
    }

    [Fact]
    public async Task DeletedTrace_IsNotFoundAnyMore()
    {
        await LogAsync(1, 1, "root", "note");
        (await Trace(1).DeleteAsync("0")).ShouldBeTrue();

        (await FindAsync(null)).ShouldBeEmpty();
        (await FindAsync("trace.text LIKE '%note%'")).ShouldBeEmpty();
        await LogAsync(1, 1, "again", "other");
        (await FindAsync("trace.text LIKE '%note%' AND span.name = 'root'")).ShouldBeEmpty();
        (await FindAsync("span.name = 'again'")).ShouldBe([Id(1)]);
    }

    [Fact]
    public async Task DamagedContent_IsLeftOutLoggedOnceAndCounted()
    {
        await _cluster.DisposeAsync();
        var logged = new LoggedLines<UnreadableContent>();
        _cluster = await GrainCluster.StartAsync(_store, configure: services => services.AddSingleton<ILogger<UnreadableContent>>(logged));
        using var counted = new CountedInstrument("bayou.trace.content.unreadable");
        await LogAsync(1, 1, "root", "common");
        await LogAsync(2, 1, "root", "common");
        await LogAsync(3, 1, "root", "common", start: 5000);
        _store.AppendFromElsewhere($"trace-spans/{Id(2)}", new byte[] { 1, 0xFF, 0xFF, 0xFF });
        _store.AppendFromElsewhere($"trace-spans/{Id(3)}", new byte[] { 9 });

        (await FindAsync("trace.text LIKE '%common%'")).ShouldBe([Id(3), Id(1), Id(2)]);
        (await FindAsync("span.attributes.note = 'common'")).ShouldBe([Id(3), Id(1), Id(2)]);

        logged.Lines.Count.ShouldBe(2);
        logged.Lines.ShouldContain(line => line.Contains(Id(2), StringComparison.Ordinal));
        logged.Lines.ShouldContain(line => line.Contains(Id(3), StringComparison.Ordinal));
        counted.Sum.ShouldBe(4);
    }

    [Fact]
    public async Task Searches_AmongWrites_FindEachTraceOnce()
    {
        await Task.WhenAll(Enumerable.Range(1, 60).Select(i => LogAsync(i, 1, "root", $"common word {i}", start: (ulong)(1000 + i))));
        var more = Task.WhenAll(Enumerable.Range(61, 30).Select(i => LogAsync(i, 1, "root", "other", start: 1)));
        var found = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => FindAsync("trace.text LIKE '%common word%'")));
        await more;

        found.ShouldAllBe(ids => ids.SequenceEqual(Enumerable.Range(1, 60).Reverse().Select(Id)));
    }

    [Fact]
    public async Task Metrics_AreMergedOverExperiments()
    {
        var other = await _cluster.CreateExperimentAsync("other");
        await LogAsync(1, 1, "root", "note");
        await Trace(2).LogSpansAsync(SentSpan.Batch(other, Id(2), 1, "root", "note"));
        var query = new TraceMetricsQuery(
            ["0", other, Unknown, "0"], TraceMetricsView.Spans, "span_count", [new TraceAggregation(TraceAggregationKind.Count, 0)], ["span_name"], [],
            null, null, null, 100);

        (await Search.GetMetricsAsync(query)).ShouldHaveSingleItem().Values.ShouldBe([new TraceMetricValue("COUNT", 2)]);
        (await Search.SearchAsync(new TraceSearchQuery(["0", other, Unknown], null, 10, [], null))).Hits
            .Select(hit => hit.Info.TraceId).ShouldBe([Id(1), Id(2)]);
        await Should.ThrowAsync<BayouException>(() => Search.GetMetricsAsync(query with { Metric = "latency" }));
    }

    [Fact]
    public async Task Correlation_CountsTracesOfTheBaseFilter()
    {
        for (var i = 1; i <= 6; i++)
        {
            await LogAsync(i, 1, i <= 2 ? "left" : "right", i % 2 == 0 ? "even" : "odd");
        }

        var correlation = await Search.CorrelateAsync(["0"], "span.name = 'left'", "span.attributes.note = 'even'", $"request_id != '{Id(6)}'");
        (correlation.TotalCount, correlation.Filter1Count, correlation.Filter2Count, correlation.JointCount).ShouldBe((5, 2, 2, 1));
        await Should.ThrowAsync<BayouException>(() => Search.CorrelateAsync([], "nonsense", "status = 'OK'", null));
    }

    [Fact]
    public async Task Session_HasItsTurns()
    {
        await LogAsync(1, 1, "root", "note", start: 3000, session: "a/b");
        await LogAsync(2, 1, "root", "note", start: 2000, session: "a/b");
        var session = _cluster.Grains.GetGrain<ITraceSessionGrain>(GrainKeys.TraceSession("0", "a/b"));

        var turns = await session.GetAsync(10, null);

        turns.Turns.Select(turn => turn.TraceId).ShouldBe([Id(2), Id(1)]);
        (await Index.ListSessionsAsync(new TraceSessionQuery(null, null, null, null, 10, null))).Sessions.ShouldHaveSingleItem()
            .ShouldBeEquivalentTo(turns.Summary);
        var missing = _cluster.Grains.GetGrain<ITraceSessionGrain>(GrainKeys.TraceSession("0", "none"));
        (await Should.ThrowAsync<BayouException>(() => missing.GetAsync(10, null))).Code.ShouldBe(ErrorCode.ResourceDoesNotExist);
    }

    [Fact]
    public async Task OldTraces_AreListedByAge()
    {
        await LogAsync(1, 1, "root", "note", start: 3000);
        await LogAsync(2, 1, "root", "note", start: 2000);

        (await Index.ListOldestAsync(2500, 10)).ShouldBe([Id(2)]);
        (await Index.ListExpiredAsync(new TraceRetention(60, null, null), 1)).ShouldBe([Id(2)]);
        (await Index.ListExpiredAsync(new TraceRetention(null, 2, null), 10)).ShouldBeEmpty();
        (await Index.CountByIssueAsync(["iss-1"])).ShouldBe([0]);
    }

    private static string Id(int number) => $"tr-{number:x32}";

    private static TraceChange Told(string traceId, long sequence, long previous) =>
        new(traceId, sequence, previous, null, [], [], [], [], IsDeleted: false);

    private ITraceGrain Trace(int number) => _cluster.Grains.GetGrain<ITraceGrain>(GrainKeys.Trace(Id(number)));

    private Task LogAsync(int trace, ulong span, string name, string value, ulong start = 1000, string? session = null) =>
        Trace(trace).LogSpansAsync(SentSpan.Batch("0", Id(trace), span, name, value, start, session));

    private async Task<ImmutableArray<string>> FindAsync(string? filter)
    {
        var page = await Search.SearchAsync(new TraceSearchQuery(["0"], filter, 100, [], null));
        return [.. page.Hits.Select(hit => hit.Info.TraceId)];
    }
}
