using System.Globalization;
using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Otlp;

/// <summary>
/// What exporters read. A success is an Export…ServiceResponse, empty unless something was left out; an error is a google.rpc.Status. Both
/// are coded as the request was (https://opentelemetry.io/docs/specs/otlp/#otlphttp-response).
/// </summary>
internal static class OtlpAnswers
{
    /// <summary>The protobuf of a success; of all signals, which number their fields alike.</summary>
    internal static ReadOnlyMemory<byte> Encode(OtlpResult result) =>
        result.Message is null ? default : ProtobufText.Wrap(ProtobufText.Write(result.Rejected, result.Message));

    /// <summary>Answers a request that was taken, wholly or in part.</summary>
    internal static Task SendAsync(HttpContext http, OtlpFormat format, OtlpSignal signal, OtlpResult result) => format == OtlpFormat.Json
        ? JsonResponse.SendAsync(http, (signal, result), Write)
        : SendAsync(http, StatusCodes.Status200OK, Encode(result));

    /// <summary>Answers a request that was refused.</summary>
    internal static Task SendErrorAsync(HttpContext http, ErrorCode code, string message, int status)
    {
        if (status == StatusCodes.Status415UnsupportedMediaType)
        {
            http.Response.Headers.AcceptEncoding = ContentCoding.Accepted;
        }

        return OtlpFormats.ForError(http.Request) == OtlpFormat.Json
            ? JsonResponse.SendAsync(http, (GrpcCodes.Of(code, status), message), WriteStatus, status)
            : SendAsync(http, status, ProtobufText.Write((int)GrpcCodes.Of(code, status), message));
    }

    private static async Task SendAsync(HttpContext http, int status, ReadOnlyMemory<byte> body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = OtlpFormat.Protobuf.MediaType();
        http.Response.ContentLength = body.Length;
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, (OtlpSignal Signal, OtlpResult Result) answer)
    {
        if (answer.Result.Message is null)
        {
            return;
        }

        json.WriteStartObject("partialSuccess"u8);
        var rejected = answer.Signal switch
        {
            OtlpSignal.Traces => "rejectedSpans",
            OtlpSignal.Logs => "rejectedLogRecords",
            _ => "rejectedDataPoints",
        };
        json.WriteString(rejected, answer.Result.Rejected.ToString(CultureInfo.InvariantCulture));
        json.WriteString("errorMessage"u8, answer.Result.Message);
        json.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter json, (GrpcCode Code, string Message) error)
    {
        json.WriteNumber("code"u8, (int)error.Code);
        json.WriteString("message"u8, error.Message);
    }
}
