using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Spans.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans;

/// <summary>
/// OTLP's messages from and to JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding). Reading takes ids in hex of any case and in base64,
/// 64-bit numbers as text or number, enumerations as number or name, names in camel case or as in the protobuf; unknown members are ignored.
/// </summary>
public static class OtlpJson
{
    internal const string InvalidName = "The body has a member's name that is not valid Unicode.";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>Reads spans.</summary>
    /// <param name="utf8">JSON of an ExportTraceServiceRequest.</param>
    /// <param name="faults">Takes why spans that are malformed by themselves are left out, a text for each; null refuses all for one.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it isn't JSON, or a member is of the wrong kind; the message names it.</exception>
    public static ExportTraceServiceRequest ReadTraces(ReadOnlyMemory<byte> utf8, ICollection<string>? faults = null) =>
        Read(utf8, json => OtlpTraceReader.Read(json, new OtlpItems(faults)));

    /// <summary>Reads log records.</summary>
    /// <param name="utf8">JSON of an ExportLogsServiceRequest.</param>
    /// <param name="faults">Takes why records that are malformed by themselves are left out, a text for each; null refuses all for one.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it isn't JSON, or a member is of the wrong kind; the message names it.</exception>
    public static ExportLogsServiceRequest ReadLogs(ReadOnlyMemory<byte> utf8, ICollection<string>? faults = null) =>
        Read(utf8, json => OtlpLogReader.Read(json, new OtlpItems(faults)));

    /// <summary>Writes a span as an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="span">The span.</param>
    /// <param name="style">How names, ids and numbers are written.</param>
    public static void Write(Utf8JsonWriter writer, Span span, OtlpJsonStyle style) => new OtlpJsonWriter(writer, style).Write(span);

    /// <summary>Writes what sent spans as an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="resource">What sent them.</param>
    /// <param name="style">How names and numbers are written.</param>
    public static void Write(Utf8JsonWriter writer, Resource resource, OtlpJsonStyle style) => new OtlpJsonWriter(writer, style).Write(resource);

    /// <summary>Writes the library that made spans as an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="scope">The library.</param>
    /// <param name="style">How names and numbers are written.</param>
    public static void Write(Utf8JsonWriter writer, InstrumentationScope scope, OtlpJsonStyle style) => new OtlpJsonWriter(writer, style).Write(scope);

    private static T Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new BayouException(ErrorCode.InvalidParameterValue, $"The body is not JSON: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new BayouException(ErrorCode.InvalidParameterValue, InvalidName, exception);
        }
    }
}
