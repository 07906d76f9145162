using System.Globalization;
using Bayou.Bench.Measuring;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Commands;

/// <summary>The parts of a growth measurement. Each begins with an experiment or run of its own.</summary>
internal sealed class Growth(BenchSession session, WorkloadOptions sizes, CancellationToken cancellationToken)
{
    private const int BatchPoints = 1000;

    /// <summary>Reads the steps.</summary>
    /// <exception cref="BenchException">They are no growing numbers.</exception>
    internal static IReadOnlyList<long> ReadSteps(string text)
    {
        var steps = text.Split(',', StringSplitOptions.TrimEntries)
            .Select(static part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : 0)
            .ToArray();
        return steps[0] > 0 && steps.Zip(steps.Skip(1)).All(static pair => pair.First < pair.Second)
            ? steps
            : throw new BenchException($"--steps '{text}' must be growing numbers with commas between, such as 1000,10000.");
    }

    /// <summary>Fills one experiment step by step, and measures the same searches and a log-batch after each.</summary>
    /// <param name="steps">Its numbers of runs.</param>
    /// <param name="experiment">Its name; null for one of its own.</param>
    internal void OfRuns(IReadOnlyList<long> steps, string? experiment)
    {
        var name = experiment ?? $"bayou-bench-growth-{session.Server.Stamp}";
        var before = session.ServerMeter.ResidentBytes;
        foreach (var step in steps)
        {
            var grown = sizes with { SearchRuns = step, SearchExperimentName = name };
            var (id, filling) = session.Server.Fixtures.Experiment(name, step, sizes.Seed);
            Add("runs filled per second", step, filling?.PerSecond);
            Add("memory of the server in bytes per run", step, (session.ServerMeter.ResidentBytes - before) / (double)step);
            foreach (var workload in WorkloadCatalog.Searches(grown))
            {
                Add(session.Runner.Run(workload, cancellationToken), step, "runs");
            }

            var batch = new LogBatchWorkload(BatchPoints, runs: 1);
            batch.Use(session.Server.CreateRun(id));
            Add(session.Runner.Measure(batch, cancellationToken), step, "runs");
        }
    }

    /// <summary>Makes many experiments and searches them.</summary>
    internal void OfExperiments()
    {
        if (sizes.Experiments > 0)
        {
            Add(session.Runner.Run(new ExperimentSearchWorkload(sizes), cancellationToken), sizes.Experiments, "experiments");
        }
    }

    /// <summary>Measures a log-batch into a run that holds many points.</summary>
    internal void OfOneRun(long points)
    {
        if (points == 0)
        {
            return;
        }

        var before = session.ServerMeter.ResidentBytes;
        var batch = new LogBatchWorkload(BatchPoints, runs: 1);
        batch.Use(session.Server.CreateRun(session.Server.Experiment));
        Add(session.Runner.Measure(batch, cancellationToken), 0, "points");

        batch.Use(session.Server.Fixtures.History(points));
        Add("memory of the server in bytes per point", points, (session.ServerMeter.ResidentBytes - before) / (double)points);
        Add(session.Runner.Measure(batch, cancellationToken), points, "points");
    }

    private void Add(WorkloadResult result, long size, string of) =>
        session.Writer.Add(result with { Name = string.Create(CultureInfo.InvariantCulture, $"{result.Name} @ {size:#,0} {of}") });

    private void Add(string what, long size, double? figure)
    {
        if (figure is { } known)
        {
            session.Writer.Add(string.Create(CultureInfo.InvariantCulture, $"{what} @ {size:#,0}"), known);
        }
    }
}
