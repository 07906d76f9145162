using System.Collections.Immutable;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Runs;

namespace Bayou.Grains.Tests.Runs;

/// <summary>Runs and parts of them, for tests that don't care for the rest.</summary>
internal static class Some
{
    internal const string RunId = "0192f0c0d0e07000800000000000000a";

    internal static CreateRun Command(string? name = null, params Tag[] tags) => new("7", name, "ann", 42, [.. tags]);

    internal static RunState Run(params RunEvent[] events)
    {
        var run = new RunState(RunId);
        run.Apply(RunDecisions.Create(Command("first"), RunId, "mlflow-artifacts:/7/x/artifacts", () => "random"));
        foreach (var change in events)
        {
            run.Apply(change);
        }

        return run;
    }

    internal static Metric Metric(string key, double value, long timestamp = 1, long step = 0) => new(key, new MetricPoint(value, timestamp, step));

    internal static LogBatch Batch(Metric[]? metrics = null, Param[]? @params = null, Tag[]? tags = null) => new(
        ImmutableArray.Create(metrics ?? []), ImmutableArray.Create(@params ?? []), ImmutableArray.Create(tags ?? []));

    internal static RunState With(this RunState run, RunEvent? change)
    {
        run.Apply(change.ShouldNotBeNull());
        return run;
    }
}
