using Bayou.Contracts.Errors;
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

        await Should.ThrowAsync<BayouException>(Trace.GetInfoAsync());
        _told.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_OfASpanWhoseContentIsDamaged_WaitUntilItIsSentAnew()
    {
        await Trace.LogSpansAsync(Batch("chat"));
        _store.Damage("trace-spans/tr-1");

        await Trace.LogEventsAsync(Events("first"));
        await Trace.LogSpansAsync(Batch("renamed"));

        (await EventsAsync()).ShouldBe(["first"]);
    }

    [Fact]
    public async Task Events_OfSpansThatDoNotCome_AreBoundedInBytes()
    {
        await Trace.LogEventsAsync(Large("0102030405060709", "a"));
        await Trace.LogEventsAsync(Large("010203040506070a", "b"));

        var refusal = await Should.ThrowAsync<BayouException>(Trace.LogEventsAsync(Large("0102030405060708", "c")));
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        refusal.Message.ShouldContain("events for spans that have not come");

        await Trace.LogSpansAsync(Batch("chat"));
        await Trace.LogEventsAsync(Large("0102030405060708", "c"));
        (await EventsAsync()).ShouldBe(["c"]);
    }

    [Fact]
    public async Task Events_OfSpansThatCome_MakeRoomForOthers()
    {
        await Trace.LogEventsAsync(Large("0102030405060708", "a"));
        await Trace.LogEventsAsync(Large("010203040506070a", "b"));
        await Trace.LogSpansAsync(Batch("chat"));

        await Trace.LogEventsAsync(Large("010203040506070b", "c"));
        (await EventsAsync()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Events_OfSpansThatDoNotCome_AreBoundedInNumber()
    {
        var many = Enumerable.Range(1, 10_000).Select(number => (number.ToString("x16"), new Span.Types.Event { Name = "e", TimeUnixNano = 1 }));
        await Trace.LogEventsAsync(new SpanEventBatch("0", SpanEvents.Encode([.. many])));

        await Should.ThrowAsync<BayouException>(Trace.LogEventsAsync(Events("first")));
    }

    [Fact]
    public async Task Evaluations_OfATraceThatDoesNotCome_AreBounded()
    {
        for (var number = 0; number < 1000; number++)
        {
            await Trace.LogAssessmentAsync(Feedback(number));
        }

        await Should.ThrowAsync<BayouException>(Trace.LogAssessmentAsync(Feedback(1000)));
        await Trace.LogAssessmentAsync(Feedback(999));
        await Trace.LogSpansAsync(Batch("chat"));
        await Trace.LogAssessmentAsync(Feedback(1000));
        (await Trace.GetInfoAsync()).Assessments.Length.ShouldBe(1001);
    }

    private static Assessment Feedback(int number) => new(
        $"a-{number:x32}", "relevance", AssessmentKind.Feedback, "1", false, null, AssessmentSourceKind.Code, null, null, null, null, [], 1, 1, null, true);

    private static SpanEventBatch Large(string spanId, string name)
    {
        var occurrence = new Span.Types.Event { Name = name, TimeUnixNano = 1 };
        occurrence.Attributes.Add(new KeyValue { Key = "text", Value = new AnyValue { StringValue = new string('x', (8 * 1024 * 1024) - 100) } });
        return new SpanEventBatch("0", SpanEvents.Encode([(spanId, occurrence)]));
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
