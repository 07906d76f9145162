using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Grains.Tests.Support;
using Bayou.Grains.Traces;
using Bayou.Grains.Traces.Search;
using Bayou.Search.Traces;
using Bayou.Storage.Log;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bayou.Grains.Tests.Traces.Search;

public sealed class TraceStreamLoaderTests
{
    private const string TraceId = "tr-0123456789abcdef0123456789abcdef";

    private static readonly TraceEvent[] s_events =
    [
        new()
        {
            Head = new TraceHead("0", null, 1_000, null, TraceState.InProgress),
            RequestPreview = "größe 🙂",
            Metadata = [new Tag("z", "last"), new Tag("mlflow.trace.session", "s1")],
            Tags = [new Tag("team", "vision"), new Tag("a", ""), new Tag("gone", "x")],
            Spans = [Stored(1, Spans.Head(1, start: 1, end: 9, tokens: 100, cost: 1)), Stored(1, Spans.Head(2, parent: 1, start: 2, end: 3, tokens: 7, cost: 0.1), 1)],
            Signatures = [new byte[] { 1, 2, 3, 4 }],
        },
        new()
        {
            Head = new TraceHead("0", "mine", 900, 8_100, TraceState.Error),
            ResponsePreview = "",
            Tags = [new Tag("team", "nlp"), new Tag("again", "1")],
            RemovedTags = ["gone", "again", "unknown"],
            RunIds = ["r1", "r2", "r1"],
            Prompts = [new PromptLink("p", "2")],
        },
        new()
        {
            Metadata = [new Tag("b", "2")],
            Spans = [Stored(2, Spans.Head(3, parent: 2, start: 3, end: 0, status: SpanStatus.Error, tokens: 5, cost: 0.2, name: "tool"))],
            Signatures = [new byte[] { 9 }],
            Assessments = [Assess("a-1", "1"), Assess("a-2", "2")],
        },
        new()
        {
            Assessments = [Assess("a-1", "3"), Assess("a-3", "4")],
            RemovedAssessments = ["a-2"],
            RunIds = ["r2", "r3"],
            Events = [(Spans.Id(9), new byte[] { 5 })],
        },
    ];

    private static readonly string?[] s_filters =
    [
        "tags.team = 'nlp'", "tags.gone IS NULL AND tags.again IS NULL", "run_id = 'r3'", "prompt = 'p/2'", "span.name = 'tool' AND span.status = 'ERROR'",
        "span.type = 'LLM'", "client_request_id = 'mine'", "attributes.status = 'ERROR'", "timestamp_ms = 900 AND execution_time_ms = 8100",
        "metadata.b = '2' AND metadata.z = 'last'", "feedback.quality = '3'", "feedback.quality = '2'",
    ];

    private static readonly (TraceMetricsView View, string Metric, string Dimension)[] s_metrics =
    [
        (TraceMetricsView.Traces, "total_tokens", "trace_name"), (TraceMetricsView.Traces, "latency", "trace_name"),
        (TraceMetricsView.Spans, "latency", "span_name"), (TraceMetricsView.Spans, "total_cost", "span_model_name"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Stream_WithASnapshotAnywhere_LoadsAsTheTraceReads(int snapshotAfter)
    {
        for (var count = Math.Max(1, snapshotAfter); count <= s_events.Length; count++)
        {
            var stored = Store(s_events[..count], snapshotAfter);
            var table = new TraceTable("0");

            new TraceStreamLoader(table.CreateLoader()).TryLoad(TraceId, stored).ShouldBeTrue();

            await ShouldHoldAsync(table, stored);
        }
    }

    [Fact]
    public async Task Spans_OfAnyTree_HaveTheTotalsOfATraceThatGrew()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var count = random.Next(1, 40);
            var heads = Enumerable.Range(1, count).Select(number => Spans.Head(
                number,
                random.Next(4) == 0 ? null : random.Next(1, count + 3) is var parent && parent < number ? parent : count + 5,
                tokens: random.Next(3) == 0 ? null : random.Next(1000),
                cost: random.Next(2) == 0 ? null : random.NextDouble())).ToArray();
            random.Shuffle(heads);
            var stored = Store([s_events[0] with { Spans = [.. heads.Select((head, place) => Stored(1, head, place))] }], 0);
            var table = new TraceTable("0");

            new TraceStreamLoader(table.CreateLoader()).TryLoad(TraceId, stored).ShouldBeTrue();

            await ShouldHoldAsync(table, stored);
        }
    }

    [Fact]
    public async Task Metadata_ThatAClientGave_WinOverTotals()
    {
        var told = new Tag("mlflow.trace.tokenUsage", """{"input_tokens": 3, "total_tokens": 4}""");
        var stored = Store([s_events[0] with { Metadata = [told] }], 0);
        var table = new TraceTable("0");

        new TraceStreamLoader(table.CreateLoader()).TryLoad(TraceId, stored).ShouldBeTrue();

        await ShouldHoldAsync(table, stored);
        (await FindAsync(table, null)).Single().Info.Metadata.ShouldContain(told);
    }

    [Fact]
    public async Task Span_ThatReplacesAnother_IsLeftToBeReadWhole()
    {
        var again = new TraceEvent { Spans = [Stored(2, Spans.Head(2, parent: 1, name: "renamed", version: 1, tokens: 50))], Signatures = [new byte[] { 8 }] };
        var stored = Store([s_events[0], again], 0);
        var table = new TraceTable("0");

        new TraceStreamLoader(table.CreateLoader()).TryLoad(TraceId, stored).ShouldBeFalse();
        table.Replace(TraceChanges.Replay(TraceId, stored)!);

        await ShouldHoldAsync(table, stored);
        (await FindAsync(table, "span.name = 'renamed'")).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("02")]
    [InlineData("01FFFFFF")]
    [InlineData("01AA0701AA")]
    public async Task Stream_WithARecordThatIsNotUnderstood_IsLeftToBeReadWhole(string hex)
    {
        var stored = Store(s_events[..3], 0);
        var table = new TraceTable("0");
        var other = stored with { Tail = stored.Tail.Add(new LogRecord(stored.Stream, 4, Convert.FromHexString(hex))) };

        new TraceStreamLoader(table.CreateLoader()).TryLoad(TraceId, other).ShouldBeFalse();

        table.Replace(TraceChanges.Replay(TraceId, stored)!);
        await ShouldHoldAsync(table, stored);
    }

    [Fact]
    public void Stream_OfALinkAlone_IsNoTrace()
    {
        var table = new TraceTable("0");

        new TraceStreamLoader(table.CreateLoader()).TryLoad(TraceId, Store([new TraceEvent { RunIds = ["r1"] }], 0)).ShouldBeFalse();

        table.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Trace_ThatWasLoaded_TakesChangesAndGoes()
    {
        var stored = Store(s_events, 0);
        var table = new TraceTable("0");
        new TraceStreamLoader(table.CreateLoader()).TryLoad(TraceId, stored).ShouldBeTrue();

        table.TryApply(new TraceChange(TraceId, 5, 4, null, [Spans.Head(7, name: "late")], [], [], [], IsDeleted: false)).ShouldBeTrue();
        (await FindAsync(table, "span.name = 'late' AND tags.team = 'nlp'")).Length.ShouldBe(1);
        table.TryApply(TraceChanges.Deletion(TraceId)).ShouldBeTrue();
        (await FindAsync(table, null)).ShouldBeEmpty();
    }

    private static TraceSpan Stored(long record, SpanHead head, int place = 0) => new(head, record, place);

    private static Assessment Assess(string id, string value) => new(
        id, "quality", AssessmentKind.Feedback, value, false, null, AssessmentSourceKind.Human, null, null, null, null, [], 1, 2, null, true);

    private static StoredStream Store(TraceEvent[] events, int snapshotAfter)
    {
        var trace = new TraceGrainState(TraceId);
        var tail = ImmutableArray.CreateBuilder<LogRecord>();
        var stream = StreamNames.Trace(TraceId);
        StoredSnapshot? snapshot = null;
        for (var i = 0; i < events.Length; i++)
        {
            tail.Add(new LogRecord(stream, i + 1, trace.Encode(events[i])));
            trace.Apply(events[i]);
            if (i + 1 == snapshotAfter)
            {
                snapshot = new StoredSnapshot(snapshotAfter, trace.Snapshot().Body);
                tail.Clear();
            }
        }

        return new StoredStream(stream, snapshot, tail.DrainToImmutable());
    }

    private static async Task ShouldHoldAsync(TraceTable table, StoredStream stored)
    {
        var expected = new TraceTable("0");
        expected.Replace(TraceChanges.Replay(TraceId, stored)!);
        var (left, right) = ((await FindAsync(table, null)).Single().Info, (await FindAsync(expected, null)).Single().Info);
        left.Metadata.ShouldBe(right.Metadata);
        left.Tags.ShouldBe(right.Tags);
        left.Assessments.Select(found => (found.AssessmentId, found.Value)).ShouldBe(right.Assessments.Select(found => (found.AssessmentId, found.Value)));
        (left with { Metadata = [], Tags = [], Assessments = [] }).ShouldBe(right with { Metadata = [], Tags = [], Assessments = [] });
        foreach (var filter in s_filters)
        {
            (await FindAsync(table, filter)).Length.ShouldBe((await FindAsync(expected, filter)).Length, filter);
        }

        foreach (var (view, metric, dimension) in s_metrics)
        {
            var query = new TraceMetricsQuery(
                ["0"], view, metric, [new TraceAggregation(TraceAggregationKind.Average, 0)], [dimension], [], null, null, null, 100);
            Show(table, query).ShouldBe(Show(expected, query), metric);
        }

        table.Expired(new TraceRetention(null, null, 0), 0, 1).ShouldBe([TraceId]);
        table.TryApply(new TraceChange(TraceId, stored.Sequence, stored.Sequence, null, [], [], [], [], IsDeleted: false)).ShouldBeTrue();
        table.TryApply(new TraceChange(TraceId, stored.Sequence + 2, stored.Sequence + 1, null, [], [], [], [], IsDeleted: false)).ShouldBeFalse();
    }

    private static string Show(TraceTable table, TraceMetricsQuery query) => string.Join(
        '\n', TraceMetricMerge.Merge(query, table.MetricGroups(query)).Select(row => $"{string.Join(' ', row.Dimensions)}: {string.Join(' ', row.Values)}"));

    private static async Task<ImmutableArray<TraceHit>> FindAsync(TraceTable table, string? filter)
    {
        using var unreadable = new UnreadableContent(NullLogger<UnreadableContent>.Instance, meters: null);
        var content = new StoredTraceContent(new MemoryStore().Log, unreadable);
        return (await table.SearchAsync(new TraceSearchQuery(["0"], filter, 10, [], null), content, CancellationToken.None)).Hits;
    }
}
