using System.IO.Compression;
using System.Text;
using Bayou.Api.Otlp;
using Bayou.Api.Routing;
using Google.Protobuf;

namespace Bayou.Api.Tests.Otlp;

public sealed class CodingTests
{
    private const string Json = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"agent"}}]},"scopeSpans":[{"spans":[
        {"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"chat","kind":1,"unknown":{"a":[1]},
        "startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000001000000000","attributes":[{"key":"n","value":{"intValue":"3"}}]}]}]}]}
        """;

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("GZip")]
    [InlineData("deflate")]
    [InlineData("deflate-raw")]
    public async Task ABody_OfEachCoding_IsRead(string coding)
    {
        await using var server = await OtlpServer.StartAsync();
        var body = Compress(Sample.Request(Sample.Traces(500)).ToByteArray(), coding);

        var reply = await server.SendAsync(body, "application/x-protobuf", headers: ("Content-Encoding", coding.Replace("-raw", "", StringComparison.Ordinal)));

        reply.Status.ShouldBe(200);
        server.Grains.Spans.Count.ShouldBe(500);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    public async Task ABody_OfAnotherCoding_IsRefused(string coding)
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(Sample.Request(Sample.Span()), headers: ("Content-Encoding", coding));

        reply.Status.ShouldBe(415);
        reply.AcceptEncoding.ShouldBe("gzip, deflate, identity");
        reply.Error.ShouldBe((3, $"Unsupported Content-Encoding '{coding}': use gzip, deflate or identity, or send none."));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("deflate-raw")]
    public async Task ABody_ThatIsCutOff_IsRefused(string coding)
    {
        await using var server = await OtlpServer.StartAsync();
        var body = Compress(Sample.Request(Sample.Traces(500)).ToByteArray(), coding);
        var header = ("Content-Encoding", coding.Replace("-raw", "", StringComparison.Ordinal));
        foreach (var length in Enumerable.Range(body.Length - 12, 12))
        {
            (await server.SendAsync(body[..length], "application/x-protobuf", headers: header)).Status.ShouldBe(400, $"{length} of {body.Length}");
        }

        (await server.SendAsync([1, 2, 3, 4], "application/x-protobuf", headers: header)).Status.ShouldBe(400);
        server.Grains.Spans.ShouldBeEmpty();
    }

    [Fact]
    public async Task ABody_ThatIsTooLarge_IsRefusedHoweverItIsSent()
    {
        await using var server = await OtlpServer.StartAsync(new ApiServerOptions { Otlp = new OtlpOptions { MaxBodyBytes = 5000, MaxDecodedBytes = 20_000 } });
        var large = Sample.Request(Sample.Traces(200)).ToByteArray();

        var plain = await server.SendAsync(large, "application/x-protobuf");
        var bomb = await server.SendAsync(Compress(new byte[200_000], "gzip"), "application/x-protobuf", headers: ("Content-Encoding", "gzip"));
        var chunked = await server.SendAsync(large, "application/x-protobuf", headers: ("Transfer-Encoding", "chunked"));

        plain.Status.ShouldBe(413);
        plain.Error.ShouldBe((8, "The request body is larger than 5000 bytes. Send fewer spans at a time, or allow more with BAYOU_OTLP_MAX_BODY_BYTES."));
        chunked.Status.ShouldBe(413);
        chunked.Error.Message.ShouldBe(plain.Error.Message);
        bomb.Status.ShouldBe(413);
        bomb.Error.Message.ShouldContain("BAYOU_OTLP_MAX_DECODED_BYTES");
    }

    [Fact]
    public async Task Json_IsAnsweredAsJson()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(Encoding.UTF8.GetBytes(Json), "application/json; charset=utf-8");
        var partial = await server.SendAsync(Encoding.UTF8.GetBytes(Json.Replace("\"3\"}}]}", "\"3\"}}]},{}", StringComparison.Ordinal)), "application/json");
        var broken = await server.SendAsync("{"u8.ToArray(), "application/json");

        (reply.Status, reply.MediaType, reply.Text).ShouldBe((200, "application/json", "{}"));
        partial.Text.ShouldBe(
            """{"partialSuccess":{"rejectedSpans":"1","errorMessage":"1 of 2 spans rejected: trace_id must be 16 bytes that are not all zero (1)"}}""");
        (broken.Status, broken.MediaType).ShouldBe((400, "application/json"));
        broken.Text.ShouldStartWith("""{"code":3,"message":"The body is not JSON""");
        server.Grains.Spans["tr-" + Sample.TraceHex][0].Heads[0].SpanId.ShouldBe(Sample.SpanHex);
    }

    [Fact]
    public async Task JsonSpans_ThatAreMalformed_AreRejectedAlone()
    {
        await using var server = await OtlpServer.StartAsync();
        var good = Json.ReplaceLineEndings("");
        var mixed = good.Replace("\"3\"}}]}", "\"3\"}}]},{\"traceId\":\"trace-1\"},{\"kind\":\"ODD\"},7", StringComparison.Ordinal);

        var reply = await server.SendAsync(Encoding.UTF8.GetBytes(mixed), "application/json");
        var none = await server.SendAsync("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"trace-1"}]}]}]}"""u8.ToArray(), "application/json");

        reply.Status.ShouldBe(200);
        var partial = System.Text.Json.JsonDocument.Parse(reply.Text).RootElement.GetProperty("partialSuccess");
        partial.GetProperty("rejectedSpans").GetString().ShouldBe("3");
        partial.GetProperty("errorMessage").GetString().ShouldBe(
            "3 of 4 spans rejected: 'traceId' must be 32 hex digits, not 'trace-1' (1); 'kind' must be one of the enumeration's numbers or names, "
            + "not this text (1); An object with 'traceId' was expected, not this number (1)");
        server.Grains.Spans["tr-" + Sample.TraceHex][0].Heads[0].SpanId.ShouldBe(Sample.SpanHex);
        none.Status.ShouldBe(400);
        none.Text.ShouldContain("1 of 1 spans rejected");
    }

    [Fact]
    public async Task JsonLogRecords_ThatAreMalformed_AreRejectedAlone()
    {
        await using var server = await OtlpServer.StartAsync();
        var json = $$"""
            {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":"gen_ai.choice","traceId":"{{Sample.TraceHex}}","spanId":"span-1"},
            {"eventName":"gen_ai.choice","traceId":"{{Sample.TraceHex}}","spanId":"{{Sample.SpanHex}}"}]}]}]}
            """;

        var reply = await server.SendAsync(Encoding.UTF8.GetBytes(json), "application/json", "v1/logs");

        reply.Status.ShouldBe(200);
        reply.Text.ShouldContain("\"rejectedLogRecords\":\"1\"");
        reply.Text.ShouldContain("1 of 2 log records rejected");
        server.Grains.Events.Keys.ShouldBe(["tr-" + Sample.TraceHex]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-protobuffer")]
    public async Task ABody_OfAnotherType_IsRefused(string? mediaType)
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(Sample.Request(Sample.Span()).ToByteArray(), mediaType);

        reply.Status.ShouldBe(400);
        reply.Text.ShouldBe($$"""{"code":3,"message":"Invalid Content-Type '{{mediaType}}': use application/x-protobuf or application/json."}""".Replace("'", "\\u0027", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Protobuf_ThatIsBroken_IsRefused()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync([0x0A, 0x05, 0x01], "application/x-protobuf");

        reply.Status.ShouldBe(400);
        reply.Error.Message.ShouldStartWith("Invalid OpenTelemetry protobuf format");
    }

    internal static byte[] Compress(byte[] bytes, string coding)
    {
        using var buffer = new MemoryStream();
        using (var stream = coding.ToLowerInvariant() switch
        {
            "gzip" => (Stream)new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true),
            "deflate-raw" => new DeflateStream(buffer, CompressionLevel.Fastest, leaveOpen: true),
            _ => buffer,
        })
        {
            stream.Write(bytes);
            stream.Flush();
            if (stream == buffer)
            {
                return buffer.ToArray();
            }
        }

        return buffer.ToArray();
    }
}
