using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Grains.LoggedModels;

/// <summary>What each command on a logged model changes, or why it is refused. Pure; times come in as milliseconds.</summary>
internal static class LoggedModelDecisions
{
    internal static LoggedModelEvent Create(CreateLoggedModel command, string modelId, string artifactUri, Func<string> randomName, long now)
    {
        RefuseRepeats(command.Params, modelId);
        return new LoggedModelEvent
        {
            Head = new LoggedModelInfo(
                modelId,
                command.ExperimentId,
                command.Name ?? randomName(),
                artifactUri,
                now,
                now,
                LoggedModelStatus.Pending,
                command.ModelType,
                command.SourceRunId,
                LifecycleStage.Active),
            Params = command.Params,
            Tags = LastOfEach(command.Tags),
        };
    }

    /// <summary>Also when the status is as before: MLflow then moves the time of the last update too.</summary>
    internal static LoggedModelEvent? Finalize(LoggedModelState model, LoggedModelStatus status, long now) =>
        Headed(model, model.Info with { Status = status, LastUpdateTime = now });

    internal static LoggedModelEvent? Delete(LoggedModelState model, long now) => model.Info.LifecycleStage == LifecycleStage.Deleted
        ? null
        : Headed(model, model.Info with { LifecycleStage = LifecycleStage.Deleted, LastUpdateTime = now });

    internal static LoggedModelEvent? LogParams(LoggedModelState model, ImmutableArray<Param> @params)
    {
        RefuseRepeats(@params, model.ModelId);
        foreach (var param in @params)
        {
            if (model.Params.TryGetValue(param.Key, out var known) && known != param.Value)
            {
                throw new BayouException(
                    ErrorCode.BadRequest,
                    $"Changing param values is not allowed. Param with key='{param.Key}' was already logged with value='{known}' " +
                    $"for logged model ID='{model.ModelId}'. Attempted logging new value '{param.Value}'.");
            }
        }

        return new LoggedModelEvent { Params = [.. @params.Where(param => !model.Params.ContainsKey(param.Key))] }.OrNothing();
    }

    /// <summary>Infinities become the largest finite doubles, as in runs; exact repeats are a client's retry.</summary>
    internal static LoggedModelEvent? LogMetrics(LoggedModelState model, ImmutableArray<ModelMetric> metrics) => new LoggedModelEvent
    {
        Metrics = [.. metrics.Select(Finite).Distinct().Where(metric => !model.Has(metric))],
    }.OrNothing();

    internal static LoggedModelEvent? SetTags(LoggedModelState model, ImmutableArray<Tag> tags) => new LoggedModelEvent
    {
        Tags = [.. LastOfEach(tags).Where(tag => !model.Tags.TryGetValue(tag.Key, out var known) || known != tag.Value)],
    }.OrNothing();

    internal static LoggedModelEvent DeleteTag(LoggedModelState model, string key) => model.Tags.ContainsKey(key)
        ? new LoggedModelEvent { RemovedTags = [key] }
        : throw BayouException.DoesNotExist($"No tag with key '{key}' found for model with ID '{model.ModelId}'.");

    internal static LoggedModelEvent? AddVersion(LoggedModelState model, string name, int version) =>
        SetTags(model, [new Tag(ModelVersionsTag.Key, ModelVersionsTag.Add(model.Tags.GetValueOrDefault(ModelVersionsTag.Key), name, version))]);

    internal static BayouException NotFound(string modelId) => BayouException.DoesNotExist($"Logged model with ID '{modelId}' not found.");

    private static LoggedModelEvent? Headed(LoggedModelState model, LoggedModelInfo head) =>
        head == model.Info ? null : new LoggedModelEvent { Head = head };

    private static void RefuseRepeats(ImmutableArray<Param> @params, string modelId)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var param in @params)
        {
            if (!seen.Add(param.Key))
            {
                throw new BayouException(
                    ErrorCode.BadRequest,
                    $"Param with key='{param.Key}' is given twice for logged model ID='{modelId}'. Send each key once.");
            }
        }
    }

    private static ModelMetric Finite(ModelMetric metric) => metric.Point.Value switch
    {
        double.PositiveInfinity => metric with { Point = metric.Point with { Value = double.MaxValue } },
        double.NegativeInfinity => metric with { Point = metric.Point with { Value = double.MinValue } },
        _ => metric,
    };

    private static ImmutableArray<Tag> LastOfEach(ImmutableArray<Tag> tags)
    {
        var last = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            last[key] = value;
        }

        return [.. last.Select(pair => new Tag(pair.Key, pair.Value))];
    }
}
