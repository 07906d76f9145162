using Bayou.Bench.Measuring;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Commands;

/// <summary>Sizes and times that go together; each runs all workloads.</summary>
/// <param name="Name">As it is given on the command line.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Sizes">The sizes.</param>
/// <param name="Settings">The times.</param>
internal sealed record Suite(string Name, string Summary, WorkloadOptions Sizes, RunSettings Settings)
{
    /// <summary>All suites; the first is the default.</summary>
    internal static IReadOnlyList<Suite> All { get; } =
    [
        new(
            "tracking",
            "experiments, runs, metrics and artifacts at the sizes that Bayou's budgets name",
            new WorkloadOptions(),
            new RunSettings()),
        new(
            "smoke",
            "the same in small, in some twenty seconds: does everything still answer?",
            new WorkloadOptions
            {
                LogRuns = 8,
                SearchRuns = 300,
                Experiments = 50,
                FleetRuns = 20,
                FleetInterval = TimeSpan.FromMilliseconds(200),
                Points = 3000,
                ArtifactBytes = 1024 * 1024,
            },
            new RunSettings { Duration = TimeSpan.FromMilliseconds(300), WarmUp = TimeSpan.FromMilliseconds(100), Repeats = 1 }),
    ];

    /// <summary>The suite of that name.</summary>
    /// <exception cref="BenchException">There is none.</exception>
    internal static Suite Of(string name) => All.FirstOrDefault(suite => suite.Name == name)
        ?? throw new BenchException($"There is no suite '{name}'; there are {string.Join(", ", All.Select(static suite => suite.Name))}.");
}
