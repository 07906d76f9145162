using Bayou.Bench.Measuring;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Commands;

/// <summary>Workloads, sizes and times that go together.</summary>
/// <param name="Name">As it is given on the command line.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Workloads">Makes the workloads, in the order in which they run.</param>
/// <param name="Sizes">The sizes.</param>
/// <param name="Settings">The times.</param>
internal sealed record Suite(
    string Name,
    string Summary,
    Func<WorkloadOptions, IReadOnlyList<IWorkload>> Workloads,
    WorkloadOptions Sizes,
    RunSettings Settings)
{
    /// <summary>All suites; the first is the default.</summary>
    internal static IReadOnlyList<Suite> All { get; } =
    [
        new(
            "tracking",
            "experiments, runs, metrics and artifacts at the sizes that Bayou's budgets name",
            WorkloadCatalog.Tracking,
            new WorkloadOptions(),
            new RunSettings()),
        new(
            "traces",
            "ingest over OTLP, large traces and trace search at the sizes that Bayou's budgets name",
            WorkloadCatalog.Traces,
            new WorkloadOptions(),
            new RunSettings()),
        new(
            "registry",
            "registered models, logged models and evaluation datasets: 10,000 models of 100 versions, 100,000 logged models, 1,000,000 records",
            WorkloadCatalog.Registry,
            new WorkloadOptions(),
            new RunSettings()),
        new(
            "smoke",
            "tracking and traces, and one of each kind of the registry's, in small, in some thirty seconds: does everything still answer?",
            WorkloadCatalog.Smoke,
            new WorkloadOptions
            {
                LogRuns = 8,
                SearchRuns = 300,
                Experiments = 50,
                FleetRuns = 20,
                FleetInterval = TimeSpan.FromMilliseconds(200),
                Points = 3000,
                Traces = 300,
                TraceSpans = 1000,
                ArtifactBytes = 1024 * 1024,
                Models = 20,
                Versions = 5,
                LoggedModels = 50,
                Records = 1000,
            },
            new RunSettings { Duration = TimeSpan.FromMilliseconds(300), WarmUp = TimeSpan.FromMilliseconds(100), Repeats = 1 }),
    ];

    /// <summary>The suite of that name.</summary>
    /// <exception cref="BenchException">There is none.</exception>
    internal static Suite Of(string name) => All.FirstOrDefault(suite => suite.Name == name)
        ?? throw new BenchException($"There is no suite '{name}'; there are {string.Join(", ", All.Select(static suite => suite.Name))}.");
}
