using System.Net.Http.Headers;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Otlp;

/// <summary>Media types of the protocol over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp).</summary>
internal static class OtlpFormats
{
    private const string Protobuf = "application/x-protobuf";
    private const string Json = "application/json";

    /// <summary>How a request is coded, and its answer is to be.</summary>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: neither way.</exception>
    internal static OtlpFormat Read(HttpRequest request) => Find(request.ContentType) ?? throw BayouException.InvalidParameter(
        $"Invalid Content-Type '{request.ContentType}': use {Protobuf} or {Json}.");

    /// <summary>How an error is to be told: as the request is coded, else as JSON, which people can read.</summary>
    internal static OtlpFormat ForError(HttpRequest request) => Find(request.ContentType) ?? OtlpFormat.Json;

    /// <summary>The media type of a coding.</summary>
    internal static string MediaType(this OtlpFormat format) => format == OtlpFormat.Protobuf ? Protobuf : Json;

    private static OtlpFormat? Find(string? contentType)
    {
        var mediaType = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType : null;
        return Protobuf.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? OtlpFormat.Protobuf
            : Json.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? OtlpFormat.Json
            : null;
    }
}
