using Bayou.Bench.Workloads.Registry;

namespace Bayou.Bench.Workloads;

/// <summary>All workloads. A new one is named here.</summary>
internal static class WorkloadCatalog
{
    private const string Bulk = "/ajax-api/2.0/mlflow/metrics/get-history-bulk?run_id=";
    private const string Sampled = "/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval?max_results=320&run_ids=";

    /// <summary>Makes every workload anew, in the order in which they run.</summary>
    internal static IReadOnlyList<IWorkload> Create(WorkloadOptions options) => [.. Tracking(options), .. Traces(options), .. Registry(options)];

    /// <summary>Those of traces.</summary>
    internal static IReadOnlyList<IWorkload> Traces(WorkloadOptions options) =>
    [
        new OtlpWorkload("otlp-10-spans", spans: 10, attributeBytes: 1024, connections: 32),
        new OtlpWorkload("otlp-small-200", spans: 2, attributeBytes: 256, connections: 200),
        new LargeTraceWorkload(options),
        new SkeletonWorkload(options),
        TraceSearchWorkload.ByTimeTagAndStatus(options),
        TraceSearchWorkload.ByText(options),
    ];

    /// <summary>Those of experiments, runs, metrics and artifacts.</summary>
    internal static IReadOnlyList<IWorkload> Tracking(WorkloadOptions options) =>
    [
        new CreateRunWorkload(options),
        new LogMetricWorkload("log-metric", options.LogRuns),
        new LogMetricWorkload("log-metric-one-run", runs: 1),
        new LogBatchWorkload(1, options.LogRuns),
        new LogBatchWorkload(10, options.LogRuns),
        new LogBatchWorkload(100, options.LogRuns),
        new LogBatchWorkload(1000, options.LogRuns),
        new LogParamWorkload(),
        new SetTagWorkload(options),
        new FleetWorkload(options),
        .. Searches(options),
        .. Histories(options),
        new ExperimentSearchWorkload(options),
        new ArtifactUploadWorkload(options),
        new ArtifactDownloadWorkload(options),
    ];

    /// <summary>Those of registered models, logged models and evaluation datasets.</summary>
    internal static IReadOnlyList<IWorkload> Registry(WorkloadOptions options) => RegistryCatalog.Create(options);

    /// <summary>Enough to see that everything answers.</summary>
    internal static IReadOnlyList<IWorkload> Smoke(WorkloadOptions options) =>
        [.. Tracking(options), .. Traces(options), .. Registry(options).DistinctBy(static workload => workload.GetType())];

    /// <summary>The searches of runs.</summary>
    internal static IReadOnlyList<IWorkload> Searches(WorkloadOptions options) =>
    [
        new RunSearchWorkload(options, "search-all", ""),
        new RunSearchWorkload(options, "search-metric", "metrics.val_loss < 0.2"),
        new RunSearchWorkload(options, "search-param-tag", "params.optimizer = 'lion' and tags.team = 'vision'"),
        new RunSearchWorkload(options, "search-like", "params.model LIKE 'vit-%' and attributes.run_name LIKE 'bold-%'"),
        new RunSearchWorkload(options, "search-order", "", "metrics.val_accuracy DESC"),
        new RunSearchWorkload(
            options, "search-filter-order", "metrics.val_loss < 0.5 and params.optimizer = 'adamw'", "metrics.val_accuracy DESC"),
        new RunPagesWorkload(options),
    ];

    private static IEnumerable<IWorkload> Histories(WorkloadOptions options)
    {
        long[] lengths = [options.Points / 100, options.Points / 10, options.Points];
        lengths = [.. lengths.Where(static points => points > 0).Distinct()];
        foreach (var points in lengths)
        {
            yield return new FullHistoryWorkload(Name("history-full", points), points);
        }

        foreach (var points in lengths)
        {
            yield return new HistoryWorkload(Name("history-bulk", points), Summary("the first 25,000", points), points, Bulk);
        }

        foreach (var points in lengths)
        {
            yield return new HistoryWorkload(Name("history-sampled", points), Summary("a sample of 320", points), points, Sampled);
        }
    }

    private static string Name(string kind, long points) => FormattableString.Invariant($"{kind}-{points}");

    private static string Summary(string what, long points) => FormattableString.Invariant($"{what} of {points} points of a metric");
}
