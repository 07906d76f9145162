using System.Globalization;

namespace Bayou.Bench.Commands;

/// <summary>Lengths of time as people write them: <c>300ms</c>, <c>5s</c>, <c>2m</c>.</summary>
internal static class TimeText
{
    private static readonly (string Suffix, double Seconds)[] s_units = [("ms", 0.001), ("s", 1), ("m", 60)];

    /// <summary>Reads a length of time; null when it is none.</summary>
    internal static TimeSpan? Parse(string text)
    {
        foreach (var (suffix, seconds) in s_units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - suffix.Length), CultureInfo.InvariantCulture, out var number)
                && number is >= 0 and < 1_000_000)
            {
                return TimeSpan.FromSeconds(number * seconds);
            }
        }

        return null;
    }
}
