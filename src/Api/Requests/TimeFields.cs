using System.Globalization;
using System.Text.RegularExpressions;

namespace Bayou.Api.Requests;

/// <summary>
/// Protobuf's JSON of <c>Timestamp</c> (RFC 3339) and <c>Duration</c> (seconds and an <c>s</c>). What is finer than a millisecond is cut, as in MLflow.
/// </summary>
internal static partial class TimeFields
{
    private const int MillisecondDigits = 3;

    /// <summary>The longest duration that protobuf allows, in seconds.</summary>
    private const long MaxDurationSeconds = 315_576_000_000;

    /// <summary>A time in ms since 1970, or null.</summary>
    internal static long? Timestamp(this ObjectFields fields, string name)
    {
        if (!fields.TryGet(name, out var value))
        {
            return null;
        }

        var match = TimestampPattern().Match(FieldValue.Text(fields.PathOf(name), value));
        if (match.Success
            && DateTimeOffset.TryParseExact(
                match.Groups["time"].Value + match.Groups["zone"].Value.Replace("Z", "+00:00", StringComparison.Ordinal),
                "yyyy-MM-dd'T'HH:mm:sszzz",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time))
        {
            return time.ToUnixTimeMilliseconds() + Milliseconds(match.Groups["fraction"].ValueSpan);
        }

        throw RequestErrors.Invalid(fields.PathOf(name), value, "a time such as 2026-01-31T12:00:00.500Z");
    }

    /// <summary>A duration in ms, or null.</summary>
    internal static long? Duration(this ObjectFields fields, string name)
    {
        if (!fields.TryGet(name, out var value))
        {
            return null;
        }

        var match = DurationPattern().Match(FieldValue.Text(fields.PathOf(name), value));
        if (match.Success
            && long.TryParse(match.Groups["seconds"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= MaxDurationSeconds)
        {
            var duration = (seconds * 1000) + Milliseconds(match.Groups["fraction"].ValueSpan);
            return match.Groups["sign"].Success ? -duration : duration;
        }

        throw RequestErrors.Invalid(fields.PathOf(name), value, "a duration such as 1.500s");
    }

    private static int Milliseconds(ReadOnlySpan<char> fraction)
    {
        var milliseconds = 0;
        for (var i = 0; i < MillisecondDigits; i++)
        {
            milliseconds = (milliseconds * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        }

        return milliseconds;
    }

    [GeneratedRegex(@"^(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,9}))?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex TimestampPattern();

    [GeneratedRegex(@"^(?<sign>-)?(?<seconds>[0-9]{1,12})(\.(?<fraction>[0-9]{1,9}))?s\z")]
    private static partial Regex DurationPattern();
}
