using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Otlp;

/// <summary>Answers of gRPC: the message in a frame, and the outcome in trailers.</summary>
internal static class GrpcAnswers
{
    private const string MediaType = "application/grpc";
    private const int PrefixBytes = 5;

    /// <summary>Answers with a message.</summary>
    internal static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> message)
    {
        Begin(http);
        var frame = new byte[PrefixBytes + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.Span.CopyTo(frame.AsSpan(PrefixBytes));
        await http.Response.BodyWriter.WriteAsync(frame, http.RequestAborted);
        End(http, GrpcCode.Ok);
    }

    /// <summary>Answers without a message.</summary>
    internal static async Task SendErrorAsync(HttpContext http, ErrorCode code, string message, int status)
    {
        if (!http.Response.SupportsTrailers())
        {
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(message, http.RequestAborted);
            return;
        }

        Begin(http);
        await http.Response.StartAsync(http.RequestAborted);
        End(http, GrpcCodes.Of(code, status));
        http.Response.AppendTrailer("grpc-message", Escape(message));
    }

    private static void Begin(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = MediaType;
        http.Response.Headers["grpc-accept-encoding"] = "identity,gzip,deflate";
    }

    private static void End(HttpContext http, GrpcCode code) =>
        http.Response.AppendTrailer("grpc-status", ((int)code).ToString(CultureInfo.InvariantCulture));

    /// <summary>Percent-encodes what is not printable ASCII, and the percent sign, as the protocol asks.</summary>
    private static string Escape(string message)
    {
        var text = new StringBuilder(message.Length);
        foreach (var value in Encoding.UTF8.GetBytes(message))
        {
            _ = value is >= 0x20 and < 0x7F and not (byte)'%' ? text.Append((char)value) : text.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return text.ToString();
    }
}
