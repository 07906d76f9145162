using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Api.Tests.Otlp;

public sealed class TraceIngestTests
{
    private const string TraceId = "tr-" + Sample.TraceHex;

    [Fact]
    public async Task Spans_OfSeveralTraces_GoToTheirGrains()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(Sample.Request(
            Sample.Span(), Sample.Span("00000000000000a1"), Sample.Span(trace: "000000000000000000000000000000ff")));

        reply.Status.ShouldBe(200);
        reply.MediaType.ShouldBe("application/x-protobuf");
        reply.Body.ShouldBeEmpty();
        server.Grains.Spans.Keys.ShouldBe([TraceId, "tr-000000000000000000000000000000ff"], ignoreOrder: true);
        server.Grains.Spans[TraceId].ShouldHaveSingleItem().Heads.Select(head => head.SpanId).ShouldBe([Sample.SpanHex, "00000000000000a1"]);
    }

    [Fact]
    public async Task Spans_OfThousandsOfTraces_AreAllStored()
    {
        await using var server = await OtlpServer.StartAsync();

        (await server.SendAsync(Sample.Request(Sample.Traces(3000)))).Status.ShouldBe(200);

        server.Grains.Spans.Count.ShouldBe(3000);
    }

    [Fact]
    public async Task ATrace_OfManyMegabytes_IsStoredInParts()
    {
        await using var server = await OtlpServer.StartAsync();
        var spans = Enumerable.Range(1, 200).Select(i =>
        {
            var span = Sample.Span($"{i:x16}");
            span.Attributes.Add(Sample.Attribute("text", new string('x', 100_000)));
            return span;
        }).ToArray();

        (await server.SendAsync(Sample.Request(spans))).Status.ShouldBe(200);

        var batches = server.Grains.Spans[TraceId];
        batches.Count.ShouldBeInRange(4, 6);
        batches.SelectMany(batch => batch.Heads).Select(head => head.SpanId).ShouldBe(spans.Select(span => Convert.ToHexStringLower(span.SpanId.Span)));
    }

    [Fact]
    public async Task BadSpans_AmongGoodOnes_AreRejectedWithReasons()
    {
        await using var server = await OtlpServer.StartAsync();
        Span[] spans =
        [
            Sample.Span(),
            Spoilt(span => span.TraceId = ByteString.CopyFrom(1, 2)),
            Spoilt(span => span.TraceId = ByteString.CopyFrom(new byte[16])),
            Spoilt(span => span.SpanId = ByteString.Empty),
            Spoilt(span => span.ParentSpanId = ByteString.CopyFrom(1)),
            Spoilt(span => span.StartTimeUnixNano = 0),
            Spoilt(span => span.EndTimeUnixNano = ulong.MaxValue),
        ];

        var reply = await server.SendAsync(Sample.Request(spans));

        reply.Status.ShouldBe(200);
        reply.PartialSuccess!.RejectedSpans.ShouldBe(6);
        reply.PartialSuccess.ErrorMessage.ShouldBe(
            "6 of 7 spans rejected: trace_id must be 16 bytes that are not all zero (2); span_id must be 8 bytes that are not all zero (1); "
            + "parent_span_id must be empty or 8 bytes (1); start_time_unix_nano is missing (1); end_time_unix_nano is beyond the year 2262 (1)");
        server.Grains.Spans[TraceId].ShouldHaveSingleItem().Heads.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AParent_OfZeros_IsNone()
    {
        await using var server = await OtlpServer.StartAsync();

        await server.SendAsync(Sample.Request(Spoilt(span => span.ParentSpanId = ByteString.CopyFrom(new byte[8]))));

        server.Grains.Spans[TraceId][0].Heads[0].ParentSpanId.ShouldBeNull();
    }

    [Fact]
    public async Task OnlyBadSpans_AreAnErrorThatExportersDoNotRepeat()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(Sample.Request(Spoilt(span => span.SpanId = ByteString.Empty)));

        reply.Status.ShouldBe(400);
        reply.MediaType.ShouldBe("application/x-protobuf");
        reply.Error.ShouldBe((3, "1 of 1 spans rejected: span_id must be 8 bytes that are not all zero (1)"));
    }

    [Fact]
    public async Task NoSpans_AreRefusedAsInMlflow()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(new ExportTraceServiceRequest());

        reply.Status.ShouldBe(400);
        reply.Error.Message.ShouldBe("Invalid OpenTelemetry format - no spans found");
    }

    [Fact]
    public async Task AStoreThatIsAway_IsToldSoThatExportersRepeat()
    {
        await using var server = await OtlpServer.StartAsync();
        server.Grains.Failure = trace => trace == TraceId ? BayouException.Unavailable("The queue is full.") : null;

        var reply = await server.SendAsync(Sample.Request([.. Sample.Traces(200), Sample.Span()]));

        reply.Status.ShouldBe(503);
        reply.RetryAfter.ShouldBe("1");
        reply.Error.ShouldBe((14, "The queue is full."));
        server.Grains.Spans.Count.ShouldBe(200);
    }

    [Fact]
    public async Task AFailureOfTheServer_HidesBehindOneThatMayPass()
    {
        await using var server = await OtlpServer.StartAsync();
        server.Grains.Failure = trace => trace == TraceId ? new TimeoutException() : new InvalidOperationException("secret");

        (await server.SendAsync(Sample.Request([.. Sample.Traces(3), Sample.Span()]))).Status.ShouldBe(503);
        var reply = await server.SendAsync(Sample.Request(Sample.Traces(3)));

        reply.Status.ShouldBe(500);
        reply.Error.Code.ShouldBe(13);
        reply.Text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task AnUnknownExperiment_OfTheHeader_Is404()
    {
        await using var server = await OtlpServer.StartAsync();
        server.Grains.Failure = _ => BayouException.DoesNotExist("No Experiment with id=77 exists");

        var reply = await server.SendAsync(Sample.Request(Sample.Traces(2)), headers: ("x-mlflow-experiment-id", "77"));

        reply.Status.ShouldBe(404);
        reply.Error.ShouldBe((5, "2 of 2 spans rejected: No Experiment with id=77 exists (2)"));
    }

    [Fact]
    public async Task OneRefusedTrace_OfSeveral_IsAPartialSuccess()
    {
        await using var server = await OtlpServer.StartAsync();
        server.Grains.Failure = trace => trace == TraceId ? BayouException.DoesNotExist("No Experiment with id=77 exists") : null;

        var reply = await server.SendAsync(Sample.Request([.. Sample.Traces(2), Sample.Span()]));

        reply.Status.ShouldBe(200);
        reply.PartialSuccess!.RejectedSpans.ShouldBe(1);
    }

    [Fact]
    public async Task ARun_OfTheHeader_IsTheTracesSource()
    {
        await using var server = await OtlpServer.StartAsync();

        await server.SendAsync(Sample.Request(Sample.Span()), headers: ("x-mlflow-run-id", "0123"));

        server.Grains.Spans[TraceId][0].Hints.Metadata.ShouldContain(new Tag("mlflow.sourceRun", "0123"));
    }

    [Fact]
    public async Task Routes_UnderAStaticPrefix_AnswerWithAndWithoutIt()
    {
        await using var server = await OtlpServer.StartAsync(new ApiServerOptions { StaticPrefix = "/mlflow" });

        (await server.SendAsync(Sample.Request(Sample.Span()), "mlflow/v1/traces")).Status.ShouldBe(200);
        (await server.SendAsync(Sample.Request(Sample.Span()))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Metrics_AreTakenAndDropped()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync([1, 2, 3], "application/x-protobuf", "v1/metrics");

        reply.Status.ShouldBe(200);
        reply.PartialSuccess!.RejectedSpans.ShouldBe(0);
        reply.PartialSuccess.ErrorMessage.ShouldContain("OTEL_METRICS_EXPORTER=none");
    }

    private static Span Spoilt(Action<Span> spoil)
    {
        var span = Sample.Span();
        spoil(span);
        return span;
    }
}
