using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.LoggedModels;

namespace Bayou.Grains.Tests.LoggedModels;

/// <summary>Logged models and parts of them, for tests that don't care for the rest.</summary>
internal static class Models
{
    internal const string Id = "m-0192f0c0d0e07000800000000000000a";

    internal static CreateLoggedModel Command(string? name = "first", Param[]? @params = null, Tag[]? tags = null) =>
        new("7", name, "agent", "run1", [.. @params ?? []], [.. tags ?? []]);

    internal static LoggedModelState State(params LoggedModelEvent?[] events)
    {
        var model = new LoggedModelState(Id);
        model.Apply(LoggedModelDecisions.Create(Command(), Id, "mlflow-artifacts:/7/models/x/artifacts", () => "random", now: 100));
        foreach (var change in events)
        {
            model.Apply(change.ShouldNotBeNull());
        }

        return model;
    }

    internal static ModelMetric Metric(string key, double value, long timestamp = 1, long step = 0, string? dataset = null, string run = "run1") =>
        new(key, new MetricPoint(value, timestamp, step), dataset, dataset is null ? null : "digest", run);
}
