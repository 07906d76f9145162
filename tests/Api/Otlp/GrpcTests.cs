using Bayou.Api.Otlp;
using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Api.Tests.Otlp;

public sealed class GrpcTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Spans_OverGrpc_AreStored(string? encoding)
    {
        await using var server = await OtlpServer.StartAsync();
        using var client = new GrpcClient(server.GrpcAddress);
        var message = Sample.Request(Sample.Traces(50)).ToByteArray();
        var frame = encoding is null ? GrpcClient.Frame(message) : GrpcClient.Frame(CodingTests.Compress(message, encoding), isCompressed: true);

        var (status, _, answer) = await client.CallAsync(frame, headers: [("grpc-encoding", encoding ?? "identity"), ("x-mlflow-experiment-id", "4")]);

        status.ShouldBe("0");
        answer.ShouldBe([]);
        server.Grains.Spans.Count.ShouldBe(50);
        server.Grains.Spans.Values.ShouldAllBe(batches => batches[0].ExperimentId == "4");
    }

    [Fact]
    public async Task AMessage_OfManyMegabytes_PassesFlowControl()
    {
        await using var server = await OtlpServer.StartAsync();
        using var client = new GrpcClient(server.GrpcAddress);
        var span = Sample.Span();
        span.Attributes.Add(Sample.Attribute("text", new string('x', 10_000_000)));

        (await client.CallAsync(GrpcClient.Frame(Sample.Request(span).ToByteArray()))).Status.ShouldBe("0");

        server.Grains.Spans.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task BadSpans_OverGrpc_AreAPartialSuccess()
    {
        await using var server = await OtlpServer.StartAsync();
        using var client = new GrpcClient(server.GrpcAddress);

        var (status, _, answer) = await client.CallAsync(GrpcClient.Frame(Sample.Request(Sample.Span(), new Span()).ToByteArray()));

        status.ShouldBe("0");
        ExportTraceServiceResponse.Parser.ParseFrom(answer).PartialSuccess.RejectedSpans.ShouldBe(1);
    }

    [Fact]
    public async Task AStoreThatIsAway_IsUnavailable()
    {
        await using var server = await OtlpServer.StartAsync();
        using var client = new GrpcClient(server.GrpcAddress);
        server.Grains.Failure = _ => BayouException.Unavailable("The queue is 100 % full: ü.");

        var (status, message, answer) = await client.CallAsync(GrpcClient.Frame(Sample.Request(Sample.Span()).ToByteArray()));

        status.ShouldBe("14");
        message.ShouldBe("The queue is 100 %25 full: %C3%BC.");
        answer.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "3")]
    [InlineData("0000", "3")]
    [InlineData("0000000005", "3")]
    [InlineData("00000000010A00", "3")]
    [InlineData("0200000000", "3")]
    [InlineData("0100000000", "12")]
    [InlineData("00000000020A05", "3")]
    public async Task AFrame_ThatIsBroken_IsRefused(string hex, string expected)
    {
        await using var server = await OtlpServer.StartAsync();
        using var client = new GrpcClient(server.GrpcAddress);

        (await client.CallAsync(Convert.FromHexString(hex))).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task AMessage_ThatIsTooLarge_ExhaustsTheResource()
    {
        await using var server = await OtlpServer.StartAsync(new ApiServerOptions { Otlp = new OtlpOptions { MaxBodyBytes = 5000, MaxDecodedBytes = 20_000 } });
        using var client = new GrpcClient(server.GrpcAddress);

        var plain = await client.CallAsync(GrpcClient.Frame(new byte[6000]));
        var bomb = await client.CallAsync(
            GrpcClient.Frame(CodingTests.Compress(new byte[200_000], "gzip"), isCompressed: true), headers: ("grpc-encoding", "gzip"));

        plain.Status.ShouldBe("8");
        bomb.Status.ShouldBe("8");
        bomb.Message!.ShouldContain("BAYOU_OTLP_MAX_DECODED_BYTES");
    }

    [Fact]
    public async Task LogsAndMetrics_OverGrpc_AreAnswered()
    {
        await using var server = await OtlpServer.StartAsync();
        using var client = new GrpcClient(server.GrpcAddress);

        (await client.CallAsync(GrpcClient.Frame([]), "logs.v1.LogsService")).Status.ShouldBe("0");
        var (status, _, answer) = await client.CallAsync(GrpcClient.Frame([]), "metrics.v1.MetricsService");

        status.ShouldBe("0");
        ExportTraceServiceResponse.Parser.ParseFrom(answer).PartialSuccess.ErrorMessage.ShouldContain("no metrics");
    }

    [Fact]
    public async Task AGrpcMethod_OverHttp1_IsNotThere()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(
            GrpcClient.Frame([]), "application/grpc", "opentelemetry.proto.collector.trace.v1.TraceService/Export");

        reply.Status.ShouldBe(404);
        reply.Text.ShouldContain("--otlp-grpc-port");
    }
}
