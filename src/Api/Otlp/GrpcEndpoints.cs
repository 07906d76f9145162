using System.Buffers;
using System.Buffers.Binary;
using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Otlp;

/// <summary>
/// The OpenTelemetry protocol over gRPC: one unary method for each signal (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md). The
/// host listens for it on a port of its own; elsewhere there is no HTTP/2.
/// </summary>
/// <param name="options">How large requests may be.</param>
internal sealed class GrpcEndpoints(OtlpOptions options)
{
    private const string Encoding = "grpc-encoding";

    /// <summary>Whether a message is compressed, and its length.</summary>
    private const int PrefixBytes = 5;

    internal void Declare(RouteTable routes)
    {
        Add("trace.v1.TraceService", OtlpSignal.Traces);
        Add("logs.v1.LogsService", OtlpSignal.Logs);
        Add("metrics.v1.MetricsService", OtlpSignal.Metrics);

        void Add(string service, OtlpSignal signal) => routes.AddRaw(
            HttpMethods.Post,
            RouteSurface.Otlp,
            $"/opentelemetry.proto.collector.{service}/Export",
            OtlpEndpoints.Permission,
            http => HandleAsync(http, signal),
            RouteGate.Tracking,
            maxBodyBytes: 0,
            GrpcAnswers.SendErrorAsync);
    }

    private async Task HandleAsync(HttpContext http, OtlpSignal signal)
    {
        if (!HttpProtocol.IsHttp2(http.Request.Protocol))
        {
            throw new BayouException(ErrorCode.EndpointNotFound, "gRPC needs HTTP/2, which is spoken on the port of --otlp-grpc-port only.");
        }

        var destination = Destination.Read(http.Request.Headers);
        using var body = await OtlpBody.ReadAsync(http.Request, options.MaxBodyBytes, http.RequestAborted);
        Unframe(body, http.Request.Headers[Encoding].ToString());
        var service = http.RequestServices.GetRequiredService<OtlpService>();
        var result = await service.TakeAsync(signal, OtlpFormat.Protobuf, body.Bytes, destination, http.RequestAborted);
        await GrpcAnswers.SendAsync(http, OtlpAnswers.Encode(result));
    }

    private void Unframe(OtlpBody body, string encoding)
    {
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        if (body.Bytes.Length < PrefixBytes)
        {
            throw BayouException.InvalidParameter("The request holds no gRPC message.");
        }

        body.Bytes.Slice(0, PrefixBytes).CopyTo(prefix);
        var message = body.Bytes.Slice(PrefixBytes);
        if (prefix[0] > 1 || BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]) != message.Length)
        {
            throw BayouException.InvalidParameter("The request must hold one gRPC message, of the length that its prefix says.");
        }

        var isCompressed = prefix[0] == 1;
        if (isCompressed && !ContentCoding.IsKnown(encoding))
        {
            throw new BayouException(ErrorCode.NotImplemented, $"Messages can't be compressed by {Encoding} '{encoding}': use gzip or deflate.");
        }

        body.Decode(isCompressed ? encoding : "", message, options.MaxDecodedBytes, Encoding);
    }
}
