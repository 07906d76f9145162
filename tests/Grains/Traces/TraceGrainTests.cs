using System.Text;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Traces;

public sealed class TraceGrainTests : IAsyncLifetime
{
    private const string TraceId = "tr-0123456789abcdef0123456789abcdef";
    private readonly MemoryStore _store = new();
    private readonly ToldTraces _told = new();
    private GrainCluster _cluster = null!;

    private ITraceGrain Trace => _cluster.Grains.GetGrain<ITraceGrain>(GrainKeys.Trace(TraceId));

    public async ValueTask InitializeAsync() => _cluster = await StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Spans_OfANewTrace_MakeItWithoutReadingFirst()
    {
        await Trace.LogSpansAsync(Spans.Batch("0", new TraceHints("chat", "hi", "hello", "s1", "ann", [], []), Spans.Head(1, start: 10, end: 13)));
        var reads = _store.Reads;

        var info = await Trace.GetInfoAsync();

        info.ExperimentId.ShouldBe("0");
        (info.RequestTime, info.ExecutionDuration, info.State).ShouldBe((10_000, 3_000, TraceState.Ok));
        (info.RequestPreview, info.ResponsePreview).ShouldBe(("hi", "hello"));
        info.Metadata.ShouldBe([new Tag("mlflow.trace.session", "s1"), new Tag("mlflow.trace.user", "ann")]);
        info.Tags.Select(tag => tag.Key).ShouldBe(["mlflow.artifactLocation", "mlflow.trace.spansLocation", "mlflow.traceName"]);
        info.Tags[0].Value.ShouldEndWith($"/0/traces/{TraceId}/artifacts");
        reads.ShouldBe(_store.Reads);
    }

    [Fact]
    public async Task Spans_OfLaterBatches_WidenTheTraceAndAreKeptOverRestarts()
    {
        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(2, parent: 1, start: 11, end: 12)));
        (await Trace.GetInfoAsync()).State.ShouldBe(TraceState.InProgress);
        await RestartAsync();
        await Trace.LogSpansAsync(Spans.Batch("7", Spans.Head(1, start: 10, end: 15, status: SpanStatus.Error)));
        await RestartAsync();

        var skeleton = await Trace.GetSkeletonAsync();

        skeleton.Info.ExperimentId.ShouldBe("0");
        (skeleton.Info.RequestTime, skeleton.Info.ExecutionDuration, skeleton.Info.State).ShouldBe((10_000, 5_000, TraceState.Error));
        skeleton.Spans.Select(span => span.SpanId).ShouldBe([Spans.Id(1), Spans.Id(2)]);
        skeleton.Spans[1].ShouldBe(Spans.Head(2, parent: 1, start: 11, end: 12));
    }

    [Fact]
    public async Task Spans_SentAgain_ChangeNothing()
    {
        var batch = Spans.Batch("0", Spans.Head(1, tokens: 10), Spans.Head(2, parent: 1));
        await Trace.LogSpansAsync(batch);
        var appends = _store.Appends;

        await Trace.LogSpansAsync(batch);
        await RestartAsync();
        await Trace.LogSpansAsync(batch);

        _store.Appends.ShouldBe(appends);
        (_told.Last.Sequence, _told.Last.PreviousSequence, _told.Last.Info).ShouldBe((1, 1, null));
    }

    [Fact]
    public async Task Tokens_OfOuterAndRepeatedSpans_CountOnce()
    {
        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(1, tokens: 30, cost: 3), Spans.Head(2, parent: 1), Spans.Head(3, parent: 2, tokens: 10, cost: 1)));
        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(4, parent: 2, tokens: 20, cost: 0.1)));
        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(3, parent: 2, tokens: 11, cost: 0.2, version: 1)));

        var metadata = (await Trace.GetInfoAsync()).Metadata.ToDictionary(entry => entry.Key, entry => entry.Value);

        metadata["mlflow.trace.tokenUsage"].ShouldBe("""{"input_tokens": 31, "output_tokens": 2, "total_tokens": 33}""");
        metadata["mlflow.trace.cost"].ShouldBe("""{"input_cost": 0.3, "output_cost": 1, "total_cost": 1.3}""");
        _told.Last.Info!.Metadata.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Content_IsReadInParts_EachSpanInItsNewestBatchOnly()
    {
        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(1), Spans.Head(2)));
        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(3)));
        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(3, version: 1), Spans.Head(1, version: 1)));
        var parts = new List<SpanContentPart>();
        for (long? after = null; parts.Count == 0 || after is not null; after = parts[^1].Next)
        {
            parts.Add(await Trace.GetContentAsync(new SpanContentQuery([], after, 1)));
        }

        parts.Count.ShouldBe(2);
        parts[0].Batches.ShouldHaveSingleItem().Places.ShouldBe([1]);
        parts[1].Batches.ShouldHaveSingleItem().Places.ShouldBe([0, 1]);
        Encoding.UTF8.GetString(parts[1].Batches[0].Content.Span).ShouldBe($"{Spans.Id(3)}@3001;{Spans.Id(1)}@1001");
        (await Trace.GetContentAsync(new SpanContentQuery([Spans.Id(1), Spans.Id(9)], null, 1000))).Batches.ShouldHaveSingleItem().Places.ShouldBe([1]);
    }

    [Fact]
    public async Task Start_OfFinalHead_WinsOverSpansBeforeAndAfter()
    {
        await Trace.LogSpansAsync(Spans.Batch("0", new TraceHints("root", "in", "out", null, null, [], []), Spans.Head(1, start: 10, end: 20)));
        var info = new TraceInfo(
            TraceId, "0", "client", 5, 6, TraceState.Error, null, "answer",
            [new Tag("mlflow.trace.tokenUsage", "{}")], [new Tag("mlflow.traceName", "mine")], []);
        await Trace.StartAsync(new StartTrace(info, IsFinal: true));

        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(2, parent: 1, start: 1, end: 90, tokens: 4)));

        var read = await Trace.GetInfoAsync();
        (read.ClientRequestId, read.RequestTime, read.ExecutionDuration, read.State).ShouldBe(("client", 5, 6, TraceState.Error));
        (read.RequestPreview, read.ResponsePreview).ShouldBe(("in", "answer"));
        read.Metadata.ShouldBe([new Tag("mlflow.trace.infoFinalized", "true"), new Tag("mlflow.trace.tokenUsage", "{}")]);
        read.Tags.ShouldContain(new Tag("mlflow.traceName", "mine"));
        read.Tags.ShouldContain(new Tag("mlflow.trace.spansLocation", "TRACKING_STORE"));
    }

    [Fact]
    public async Task Calls_OnAnUnknownTrace_SayThatItIsUnknown()
    {
        (await Should.ThrowAsync<BayouException>(Trace.GetInfoAsync())).Code.ShouldBe(ErrorCode.ResourceDoesNotExist);
        (await Should.ThrowAsync<BayouException>(Trace.SetTagAsync(new Tag("a", "b")))).Code.ShouldBe(ErrorCode.ResourceDoesNotExist);
        (await Should.ThrowAsync<BayouException>(Trace.LogSpansAsync(Spans.Batch("404", Spans.Head(1))))).Code
            .ShouldBe(ErrorCode.ResourceDoesNotExist);
    }

    [Fact]
    public async Task Links_BeforeTheTrace_AreThereWhenItComes()
    {
        await Trace.LinkRunAsync("run1");
        await Should.ThrowAsync<BayouException>(Trace.GetInfoAsync());
        _told.Changes.ShouldBeEmpty();

        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(1)));

        (_told.Last.Sequence, _told.Last.PreviousSequence).ShouldBe((2, 0));
        _told.Last.RunIds.ShouldBe(["run1"]);
        var children = await _store.ReadChildrenAsync(StreamNames.TracesOf("0"), CancellationToken.None).ToListAsync();
        children.ShouldHaveSingleItem().Stream.ShouldBe(StreamNames.Trace(TraceId));
    }

    [Fact]
    public async Task Delete_RemovesAllAndLetsItBeginAnew()
    {
        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(1), Spans.Head(2)));
        (await Trace.DeleteAsync("1")).ShouldBeFalse();
        (await Trace.DeleteAsync("0")).ShouldBeTrue();
        (await Trace.DeleteAsync("0")).ShouldBeFalse();
        _told.Last.IsDeleted.ShouldBeTrue();
        await Should.ThrowAsync<BayouException>(Trace.GetInfoAsync());

        await Trace.LogSpansAsync(Spans.Batch("0", Spans.Head(3)));

        (await Trace.GetSkeletonAsync()).Spans.ShouldHaveSingleItem().SpanId.ShouldBe(Spans.Id(3));
        _told.Last.Sequence.ShouldBe(1);
    }

    private async Task<GrainCluster> StartAsync() => await GrainCluster.StartAsync(_store, configure: _told.Replace);

    private async Task RestartAsync()
    {
        await _cluster.DisposeAsync();
        _cluster = await StartAsync();
    }
}
