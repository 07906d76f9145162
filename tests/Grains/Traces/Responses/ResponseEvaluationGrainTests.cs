using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Tests.Support;
using Bayou.Spans;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Grains.Tests.Traces.Responses;

public sealed class ResponseEvaluationGrainTests : IAsyncLifetime
{
    private const string Response = "chatcmpl-1";
    private static readonly SpanIntake s_intake = new(new SpanIntakeOptions { Prices = PriceTable.Empty });
    private readonly MemoryStore _store = new();
    private GrainCluster _cluster = null!;

    private IResponseEvaluationGrain Responses => _cluster.Grains.GetGrain<IResponseEvaluationGrain>(GrainKeys.Experiment("0"));

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.StartAsync(_store);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Feedback_BeforeOrAfterItsSpan_IsJoinedOnce(bool spanFirst)
    {
        if (spanFirst)
        {
            await SendAsync(1, Response);
        }

        (await LogAsync(Response, "a-1")).ShouldBe(0);
        await LogAsync(Response, "a-1");
        await SendAsync(1, Response);
        await SendAsync(1, Response);

        var assessment = (await InfoAsync(1)).Assessments.ShouldHaveSingleItem();
        (assessment.AssessmentId, assessment.SpanId).ShouldBe(("a-1", SpanHex(1)));
    }

    [Fact]
    public async Task Feedback_ThatWaits_OutlivesARestart()
    {
        await LogAsync(Response, "a-1");
        await RestartAsync();

        await SendAsync(1, Response);

        (await InfoAsync(1)).Assessments.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(Response)]
    [InlineData("it's")]
    public async Task Feedback_OfASpanFromBeforeARestart_FindsIt(string response)
    {
        await SendAsync(1, "other");
        await SendAsync(2, response);
        await RestartAsync();

        (await LogAsync(response, "a-1")).ShouldBe(0);

        (await InfoAsync(2)).Assessments.ShouldHaveSingleItem().SpanId.ShouldBe(SpanHex(2));
        (await InfoAsync(1)).Assessments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Feedback_OfASpanThatNobodyTold_FindsIt()
    {
        await Trace(1).LogSpansAsync(Batch(1, Response));

        await LogAsync(Response, "a-1");

        (await InfoAsync(1)).Assessments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Feedback_OfATraceThatIsDeleted_Waits()
    {
        await SendAsync(1, Response);
        await Trace(1).DeleteAsync("0");

        await LogAsync(Response, "a-1");
        await Should.ThrowAsync<BayouException>(Trace(1).GetInfoAsync());
        await SendAsync(2, Response);

        (await InfoAsync(2)).Assessments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Feedback_OfAnotherExperiment_IsNotJoined()
    {
        var other = _cluster.Grains.GetGrain<IResponseEvaluationGrain>(GrainKeys.Experiment(await _cluster.CreateExperimentAsync("other")));
        await SendAsync(1, Response);

        await other.LogAsync([ResponseDecisionsTests.Feedback(Response, "a-1")]);

        (await InfoAsync(1)).Assessments.ShouldBeEmpty();
        var unknown = _cluster.Grains.GetGrain<IResponseEvaluationGrain>(GrainKeys.Experiment("424242"));
        (await Should.ThrowAsync<BayouException>(unknown.LogAsync([ResponseDecisionsTests.Feedback(Response, "a-1")]))).Code
            .ShouldBe(ErrorCode.ResourceDoesNotExist);
    }

    [Fact]
    public async Task Spans_WhereNothingWaits_WriteNothing()
    {
        await Trace(1).LogSpansAsync(Batch(1, Response));
        var (appends, reads) = (_store.Appends, _store.Reads);

        await NoteAsync(1, Response);
        await NoteAsync(1, Response);

        _store.Appends.ShouldBe(appends);
        _store.Reads.ShouldBe(reads + 1);
    }

    private async Task RestartAsync()
    {
        await _cluster.DisposeAsync();
        _cluster = await GrainCluster.StartAsync(_store);
    }

    /// <summary>As the edge does: stores the span, then tells of its response.</summary>
    private async Task SendAsync(int number, string response)
    {
        await Trace(number).LogSpansAsync(Batch(number, response));
        await NoteAsync(number, response);
    }

    private Task NoteAsync(int number, string response) => Responses.NoteAsync([new ResponseSpan(response, TraceId(number), SpanHex(number))]);

    private Task<int> LogAsync(string response, string assessmentId) => Responses.LogAsync([ResponseDecisionsTests.Feedback(response, assessmentId)]);

    private Task<TraceInfo> InfoAsync(int number) => Trace(number).GetInfoAsync();

    private ITraceGrain Trace(int number) => _cluster.Grains.GetGrain<ITraceGrain>(GrainKeys.Trace(TraceId(number)));

    private static string TraceId(int number) => $"tr-{number:x32}";

    private static string SpanHex(int number) => $"{number:x16}";

    private static SpanBatch Batch(int number, string response) => s_intake.ToBatch("0", [new ReceivedSpan(new Span
    {
        TraceId = ByteString.CopyFrom(Convert.FromHexString(TraceId(number)[3..])),
        SpanId = ByteString.CopyFrom(Convert.FromHexString(SpanHex(number))),
        Name = "chat",
        StartTimeUnixNano = 1,
        EndTimeUnixNano = 2,
        Attributes = { new KeyValue { Key = "gen_ai.response.id", Value = new AnyValue { StringValue = response } } },
    }, null, null)]);
}
