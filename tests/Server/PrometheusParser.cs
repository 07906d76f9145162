using System.Globalization;
using System.Text.RegularExpressions;

namespace Bayou.Server.Tests;

/// <summary>
/// A strict reader of the Prometheus text format: header before samples, one block a metric, no sample twice, buckets that grow
/// up to <c>+Inf</c> and agree with the count.
/// </summary>
internal static partial class PrometheusParser
{
    internal static Dictionary<string, PrometheusMetric> Parse(string text)
    {
        text.ShouldEndWith("\n");
        var metrics = new Dictionary<string, PrometheusMetric>();
        var seen = new HashSet<string>();
        var current = "";
        foreach (var line in text[..^1].Split('\n'))
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                current = line.Split(' ', 4)[2];
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ');
                parts[2].ShouldBe(current);
                parts[3].ShouldBeOneOf("counter", "gauge", "histogram");
                metrics.TryAdd(current, new PrometheusMetric(parts[3], [])).ShouldBeTrue($"{current} comes twice");
            }
            else
            {
                var sample = ParseSample(line);
                AllowedNames(current, metrics[current].Type).ShouldContain(sample.Name);
                seen.Add(line[..line.LastIndexOf(' ')]).ShouldBeTrue($"twice: {line}");
                metrics[current].Samples.Add(sample);
            }
        }

        foreach (var (name, metric) in metrics.Where(pair => pair.Value.Type == "histogram"))
        {
            CheckHistogram(name, metric);
        }

        return metrics;
    }

    private static string[] AllowedNames(string metric, string type) =>
        type == "histogram" ? [metric + "_bucket", metric + "_sum", metric + "_count"] : [metric];

    private static PrometheusMetric.Sample ParseSample(string line)
    {
        var match = SampleLine().Match(line);
        match.Success.ShouldBeTrue(line);
        var names = match.Groups["label"].Captures.Select(capture => capture.Value).ToList();
        var values = match.Groups["text"].Captures.Select(capture => Unescape(capture.Value));
        var labels = names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
        return new PrometheusMetric.Sample(match.Groups["name"].Value, labels, Number(match.Groups["value"].Value));
    }

    private static void CheckHistogram(string name, PrometheusMetric metric)
    {
        foreach (var series in metric.Samples.GroupBy(SeriesOf))
        {
            var buckets = series.Where(sample => sample.Name == name + "_bucket").ToList();
            buckets.Select(bucket => Number(bucket.Labels["le"])).ShouldBeInOrder();
            buckets.Select(bucket => bucket.Value).ShouldBeInOrder();
            buckets[^1].Labels["le"].ShouldBe("+Inf");
            series.Single(sample => sample.Name == name + "_count").Value.ShouldBe(buckets[^1].Value);
            series.ShouldContain(sample => sample.Name == name + "_sum");
        }
    }

    private static string SeriesOf(PrometheusMetric.Sample bucket) =>
        string.Join(',', bucket.Labels.Where(label => label.Key != "le").Select(label => $"{label.Key}={label.Value}"));

    private static string Unescape(string text) => text
        .Replace(@"\\", "\0", StringComparison.Ordinal)
        .Replace("\\\"", "\"", StringComparison.Ordinal)
        .Replace(@"\n", "\n", StringComparison.Ordinal)
        .Replace("\0", "\\", StringComparison.Ordinal);

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?:(?<label>[a-zA-Z_][a-zA-Z0-9_]*)="(?<text>(?:[^"\\\n]|\\["\\n])*)"(?:,(?=[^}])|(?=\})))*\})? (?<value>\S+)$""")]
    private static partial Regex SampleLine();
}
