using System.Globalization;
using System.Text.Json;

namespace Bayou.Api.Responses;

/// <summary>Protobuf's JSON of <c>Timestamp</c> and <c>Duration</c>: no fraction, or three digits.</summary>
internal static class JsonTimes
{
    /// <summary>The first and the last time that protobuf's JSON can tell, in ms since 1970.</summary>
    internal const long MinTimestamp = -62_135_596_800_000;

    /// <summary>As <see cref="MinTimestamp"/>.</summary>
    internal const long MaxTimestamp = 253_402_300_799_999;

    internal static void WriteTimestamp(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long milliseconds)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, MinTimestamp, MaxTimestamp));
        var format = time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        Span<char> text = stackalloc char[32];
        time.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    internal static void WriteDuration(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long milliseconds)
    {
        var (seconds, rest) = long.DivRem(milliseconds, 1000);
        var sign = milliseconds < 0 ? "-" : "";
        json.WriteString(
            name,
            rest == 0
                ? string.Create(CultureInfo.InvariantCulture, $"{seconds}s")
                : string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs(seconds)}.{Math.Abs(rest):000}s"));
    }
}
