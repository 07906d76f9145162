using System.Globalization;

namespace Bayou.Search.Traces.Metrics;

/// <summary>Reads JSON numbers.</summary>
internal static class JsonNumber
{
    /// <summary>The number that a JSON text is, or null when it is something else.</summary>
    /// <param name="json">JSON text.</param>
    public static double? Read(string json) =>
        json.Length > 0 && (json[0] == '-' || char.IsAsciiDigit(json[0]))
        && double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
