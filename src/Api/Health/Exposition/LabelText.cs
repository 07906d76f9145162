using System.Globalization;
using System.Text;

namespace Bayou.Api.Health.Exposition;

/// <summary>Tags as Prometheus labels: sorted, with names and values made safe.</summary>
internal static class LabelText
{
    /// <summary>The text between the braces of a sample.</summary>
    /// <param name="tags">Tags of a measurement.</param>
    internal static string Of(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            var name = PrometheusText.Identifier(key);
            var shown = Show(value);

            // Two tags may become one label; OpenTelemetry's rule is to keep both values.
            labels[name] = labels.TryGetValue(name, out var before) ? $"{before};{shown}" : shown;
        }

        var text = new StringBuilder();
        foreach (var (name, value) in labels)
        {
            text.Append(text.Length == 0 ? "" : ",").Append(name).Append("=\"");
            AppendEscaped(text, value);
            text.Append('"');
        }

        return text.ToString();
    }

    private static string Show(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void AppendEscaped(StringBuilder text, string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => text.Append(@"\\"),
                '"' => text.Append("\\\""),
                '\n' => text.Append(@"\n"),
                _ => text.Append(character),
            };
        }
    }
}
