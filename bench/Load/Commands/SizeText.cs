using System.Globalization;

namespace Bayou.Bench.Commands;

/// <summary>Sizes as people write them: <c>4096</c>, <c>64KiB</c>, <c>16MiB</c>, <c>1GiB</c>.</summary>
internal static class SizeText
{
    private static readonly (string Suffix, int Shift)[] s_units = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("", 0)];

    /// <summary>Reads a size in bytes; null when it is none.</summary>
    internal static long? Parse(string text)
    {
        var (suffix, shift) = s_units.First(unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal));
        var digits = text.AsSpan(0, text.Length - suffix.Length);
        var isNumber = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number <= long.MaxValue >> shift ? number << shift : null;
    }
}
