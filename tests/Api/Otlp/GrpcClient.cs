using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace Bayou.Api.Tests.Otlp;

/// <summary>Calls gRPC methods by hand.</summary>
internal sealed class GrpcClient(Uri address) : IDisposable
{
    internal const string Traces = "trace.v1.TraceService";

    private readonly HttpClient _http = new() { BaseAddress = address };

    internal static byte[] Frame(byte[] message, bool isCompressed = false)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = (byte)(isCompressed ? 1 : 0);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    /// <summary>Sends bytes to a service's only method.</summary>
    /// <returns>The status, its message, and the message in the answer's frame, null where there is no frame.</returns>
    internal async Task<(string Status, string? Message, byte[]? Answer)> CallAsync(
        byte[] body, string service = Traces, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/opentelemetry.proto.collector.{service}/Export")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await _http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/grpc");
        var answer = await response.Content.ReadAsByteArrayAsync();
        if (answer.Length > 0)
        {
            BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(1)).ShouldBe(answer.Length - 5);
        }

        return (Trailer("grpc-status")!, Trailer("grpc-message"), answer.Length > 0 ? answer[5..] : null);

        string? Trailer(string name) => response.TrailingHeaders.TryGetValues(name, out var values) ? string.Join(',', values) : null;
    }

    public void Dispose() => _http.Dispose();
}
