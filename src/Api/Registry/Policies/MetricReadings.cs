using System.Collections.Immutable;
using Bayou.Api.LoggedModels;
using Bayou.Api.Routing;
using Bayou.Api.Runs;
using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Api.Registry.Policies;

/// <summary>
/// Reads the metrics of a version: those of its logged model, and what that has not, those of its run. What is deleted has none. A logged
/// model has a latest value for each dataset; of these the least and the greatest count, and one that is NaN.
/// </summary>
internal static class MetricReadings
{
    internal static async Task<ImmutableArray<MetricReading>> ReadAsync(ApiCall call, VersionOrigin version, ImmutableArray<string> keys)
    {
        if (keys.IsEmpty)
        {
            return [];
        }

        var readings = version.ModelId is { } modelId ? await ReadModelAsync(call, modelId, keys) : [];
        ImmutableArray<string> others = [.. keys.Except(readings.Select(reading => reading.Key))];
        return version.RunId.Length == 0 || others.IsEmpty ? readings : [.. readings, .. await ReadRunAsync(call, version.RunId, others)];
    }

    private static async Task<ImmutableArray<MetricReading>> ReadModelAsync(ApiCall call, string modelId, ImmutableArray<string> keys)
    {
        var model = await OrNoneAsync(async () => await LoggedModelIds.Grain(call.Grains, modelId).GetAsync(call.Aborted));
        return model?.Info.LifecycleStage != LifecycleStage.Active
            ? []
            : [.. model.Metrics
                .Where(metric => keys.Contains(metric.Key))
                .GroupBy(metric => (metric.Key, metric.DatasetName, metric.DatasetDigest))
                .Select(group => group.MaxBy(metric => (metric.Point.Timestamp, metric.Point.Step)))
                .GroupBy(metric => metric.Key)
                .SelectMany(Extremes)
                .Select(metric => new MetricReading(metric.Key, metric.Point.Value, OriginOf(modelId, metric)))];
    }

    private static IEnumerable<ModelMetric> Extremes(IEnumerable<ModelMetric> metrics)
    {
        var ordered = metrics.OrderBy(metric => metric.Point.Value).ToList();
        return new[] { ordered[0], ordered[^1] }.Concat(ordered.Where(metric => double.IsNaN(metric.Point.Value)).Take(1)).Distinct();
    }

    private static string OriginOf(string modelId, ModelMetric metric) =>
        metric.DatasetName is null ? $"logged model {modelId}" : $"logged model {modelId}, dataset '{metric.DatasetName}'";

    private static async Task<IEnumerable<MetricReading>> ReadRunAsync(ApiCall call, string runId, ImmutableArray<string> keys)
    {
        var run = await OrNoneAsync(async () => await RunIds.Grain(call, runId).GetAsync(call.Aborted));
        return run?.Info.LifecycleStage != LifecycleStage.Active
            ? []
            : run.Metrics.Where(metric => keys.Contains(metric.Key))
                .Select(metric => new MetricReading(metric.Key, metric.Point.Value, $"run {runId}"));
    }

    private static async Task<T?> OrNoneAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceDoesNotExist)
        {
            return null;
        }
    }
}
