using System.Collections.Immutable;
using System.Globalization;

namespace Bayou.Spans.Json;

/// <summary>Names of OTLP's enumerations.</summary>
internal static class OtlpEnums
{
    private const string SeverityPrefix = "SEVERITY_NUMBER_";

    private static readonly ImmutableArray<string> Kinds =
    [
        "SPAN_KIND_UNSPECIFIED", "SPAN_KIND_INTERNAL", "SPAN_KIND_SERVER", "SPAN_KIND_CLIENT", "SPAN_KIND_PRODUCER", "SPAN_KIND_CONSUMER",
    ];

    private static readonly ImmutableArray<string> Statuses = ["STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR"];

    private static readonly ImmutableArray<string> Severities = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    internal static int? KindOf(string name) => PlaceOf(Kinds, name);

    internal static int? StatusOf(string name) => PlaceOf(Statuses, name);

    /// <summary>TRACE, TRACE2 … FATAL4 are 1 to 24.</summary>
    internal static int? SeverityOf(string name)
    {
        if (name == SeverityPrefix + "UNSPECIFIED")
        {
            return 0;
        }

        if (!name.StartsWith(SeverityPrefix, StringComparison.Ordinal) || name.Length == SeverityPrefix.Length)
        {
            return null;
        }

        var word = name[SeverityPrefix.Length..];
        var step = char.IsAsciiDigit(word[^1]) ? int.Parse(word[^1..], CultureInfo.InvariantCulture) : 1;
        return PlaceOf(Severities, word.TrimEnd('2', '3', '4')) is { } place && step <= 4 ? (place * 4) + step : null;
    }

    internal static string? KindName(int kind) => kind >= 0 && kind < Kinds.Length ? Kinds[kind] : null;

    internal static string? StatusName(int code) => code >= 0 && code < Statuses.Length ? Statuses[code] : null;

    private static int? PlaceOf(ImmutableArray<string> names, string name) => names.IndexOf(name) is var place and >= 0 ? place : null;
}
