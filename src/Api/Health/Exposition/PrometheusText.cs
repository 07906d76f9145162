using System.Globalization;
using System.Text;

namespace Bayou.Api.Health.Exposition;

/// <summary>
/// The Prometheus text exposition format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
/// </summary>
internal static class PrometheusText
{
    internal const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    internal static void AppendHeader(StringBuilder text, string name, string type, string help)
    {
        var escaped = help.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
        text.Append("# HELP ").Append(name).Append(' ').Append(escaped).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    internal static void AppendSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    internal static void AppendBucket(StringBuilder text, string name, string labels, double bound, long count) =>
        AppendSample(text, name + "_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{Number(bound)}\"", count);

    /// <summary>A name with letters, digits and underscores only, not starting with a digit.</summary>
    /// <param name="name">A name by OpenTelemetry's rules.</param>
    internal static string Identifier(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var character in name)
        {
            if (text.Length == 0 && char.IsAsciiDigit(character))
            {
                text.Append('_');
            }

            text.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        }

        return text.Length > 0 ? text.ToString() : "_";
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
