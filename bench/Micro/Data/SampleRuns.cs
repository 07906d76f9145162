using System.Globalization;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Bench.Micro.Data;

/// <summary>Runs with 30 params, 30 metrics and 10 tags, always the same.</summary>
internal static class SampleRuns
{
    private const int Params = 30;
    private const int Metrics = 30;
    private const int Tags = 10;
    private const long FirstStart = 1_700_000_000_000;
    private static readonly string[] s_optimizers = ["adamw", "adam", "sgd", "lion"];

    /// <summary>Makes runs, one after the other.</summary>
    internal static IEnumerable<Run> Make(int count)
    {
        var random = new Random(Seed: 1);
        for (var number = 0; number < count; number++)
        {
            yield return Make(number, random);
        }
    }

    private static Run Make(int number, Random random)
    {
        var id = number.ToString("x32", CultureInfo.InvariantCulture);
        var start = FirstStart + (number * 1000L);
        var info = new RunInfo(
            id,
            "1",
            $"bold-crane-{number}",
            "ada",
            RunStatus.Finished,
            start,
            start + 60_000,
            $"mlflow-artifacts:/1/{id}/artifacts",
            LifecycleStage.Active);
        return new Run(
            info,
            [.. Enumerable.Range(0, Metrics)
                .Select(key => new Metric($"metric_{key}", new MetricPoint(random.NextDouble(), start + 50_000, 100)))],
            [.. Enumerable.Range(0, Params).Select(key => new Param($"param_{key}", ParamValue(key, random)))],
            [.. Enumerable.Range(0, Tags).Select(key => new Tag($"tag_{key}", $"value {random.Next(10 * (key + 1))}"))],
            [],
            [],
            []);
    }

    private static string ParamValue(int key, Random random) =>
        key == 0 ? s_optimizers[random.Next(s_optimizers.Length)] : random.NextDouble().ToString("R", CultureInfo.InvariantCulture);
}
