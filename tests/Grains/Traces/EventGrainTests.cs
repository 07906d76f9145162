using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Tests.Support;
using Bayou.Spans;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Grains.Tests.Traces;

public sealed class EventGrainTests : IAsyncLifetime
{
    private static readonly SpanIntake s_intake = new(new SpanIntakeOptions());
    private readonly MemoryStore _store = new();
    private readonly ToldTraces _told = new();
    private GrainCluster _cluster = null!;

    private ITraceGrain Trace => _cluster.Grains.GetGrain<ITraceGrain>(GrainKeys.Trace("tr-1"));

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.StartAsync(_store, configure: _told.Replace);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_BeforeOrAfterTheirSpan_AreInItOnce(bool spanFirst)
    {
        if (spanFirst)
        {
            await Trace.LogSpansAsync(Batch("chat"));
        }

        await Trace.LogEventsAsync(Events("first"));
        await Trace.LogEventsAsync(Events("first"));
        await Trace.LogSpansAsync(Batch("chat"));
        await Trace.LogEventsAsync(Events("second"));
        await Trace.LogSpansAsync(Batch("chat"));

        (await EventsAsync()).ShouldBe(["first", "second"]);
        (await Trace.GetSkeletonAsync()).Spans.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Events_OfASpanThatIsSentAnew_AreInTheNewOne()
    {
        await Trace.LogSpansAsync(Batch("chat"));
        await Trace.LogEventsAsync(Events("first"));
        await Trace.LogSpansAsync(Batch("renamed"));

        (await EventsAsync()).ShouldBe(["first"]);
        (await Trace.GetSkeletonAsync()).Spans.ShouldHaveSingleItem().Name.ShouldBe("renamed");
    }

    [Fact]
    public async Task Events_Alone_DoNotMakeTheTraceVisible()
    {
        await Trace.LogEventsAsync(Events("first"));

        await Should.ThrowAsync<Contracts.Errors.BayouException>(Trace.GetInfoAsync());
        _told.Changes.ShouldBeEmpty();
    }

    private static SpanBatch Batch(string name) => s_intake.ToBatch("0", [new ReceivedSpan(new Span
    {
        TraceId = ByteString.CopyFrom(new byte[16]),
        SpanId = ByteString.CopyFrom(1, 2, 3, 4, 5, 6, 7, 8),
        Name = name,
        StartTimeUnixNano = 1,
        EndTimeUnixNano = 2,
    }, null, null)]);

    private static SpanEventBatch Events(string name) =>
        new("0", SpanEvents.Encode([("0102030405060708", new Span.Types.Event { Name = name, TimeUnixNano = 1 })]));

    private async Task<string[]> EventsAsync()
    {
        var part = await Trace.GetContentAsync(new SpanContentQuery([], null, 1_000_000));
        var batch = part.Batches.ShouldHaveSingleItem();
        var span = SpanContentCodec.Decode(batch.Content)[batch.Places.ShouldHaveSingleItem()].Span;
        return [.. span.Events.Select(occurrence => occurrence.Name)];
    }
}
