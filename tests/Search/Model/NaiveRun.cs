using System.Globalization;
using System.Text;
using Bayou.Contracts.Runs;

namespace Bayou.Search.Tests.Model;

/// <summary>Reads runs the slow and plain way.</summary>
internal static class NaiveRun
{
    public static double? Metric(Run run, string key) =>
        run.Metrics.Where(metric => metric.Key == key).Select(metric => (double?)metric.Point.Value).SingleOrDefault();

    public static string? Param(Run run, string key) =>
        run.Params.Where(param => param.Key == key).Select(param => param.Value).SingleOrDefault();

    public static string? Tag(Run run, string key) => run.Tags.Where(tag => tag.Key == key).Select(tag => tag.Value).SingleOrDefault();

    /// <summary>All of a run as text, so that two runs can be compared whole.</summary>
    public static string Describe(Run run)
    {
        var text = new StringBuilder();
        text.AppendLine(run.Info.ToString());
        foreach (var (key, point) in run.Metrics)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{key}={BitConverter.DoubleToInt64Bits(point.Value)}@{point.Timestamp}/{point.Step}");
        }

        text.AppendJoin('\n', run.Params).AppendLine();
        text.AppendJoin('\n', run.Tags).AppendLine();
        text.AppendJoin('\n', run.DatasetInputs.Select(input => $"{input.Dataset} {string.Join(';', input.Tags)}")).AppendLine();
        text.AppendJoin('\n', run.ModelInputs).AppendLine();
        text.AppendJoin('\n', run.ModelOutputs);
        return text.ToString();
    }
}
