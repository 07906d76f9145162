using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Grains.Runs;

/// <summary>What each command on a run changes, or why it is refused. Pure.</summary>
internal static class RunDecisions
{
    /// <summary>The tag that carries a run's name.</summary>
    internal const string RunNameTag = "mlflow.runName";

    /// <summary>The tag that lists models logged the old way.</summary>
    internal const string LoggedModelsTag = "mlflow.log-model.history";

    internal static RunEvent Create(CreateRun command, string runId, string artifactUri, Func<string> randomName)
    {
        var tags = LastOfEach(command.Tags);
        var named = FindName(tags);
        if (!string.IsNullOrEmpty(command.RunName) && named is not null && named != command.RunName)
        {
            throw BayouException.InvalidParameter(
                "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values " +
                $"(run_name='{command.RunName}', mlflow.runName='{named}').");
        }

        var name = !string.IsNullOrEmpty(command.RunName) ? command.RunName : named ?? randomName();
        return new RunEvent
        {
            Head = new RunInfo(
                runId, command.ExperimentId, name, command.UserId, RunStatus.Running, command.StartTime, null, artifactUri, LifecycleStage.Active),
            Tags = named is null ? tags.Add(new Tag(RunNameTag, name)) : tags,
        };
    }

    internal static RunEvent? Update(RunState run, UpdateRun command)
    {
        GuardActive(run);
        var name = string.IsNullOrEmpty(command.RunName) ? run.Info.RunName : command.RunName;
        var head = run.Info with
        {
            Status = command.Status ?? run.Info.Status,
            EndTime = command.EndTime ?? run.Info.EndTime,
            RunName = name,
        };
        ImmutableArray<Tag> tags = string.IsNullOrEmpty(command.RunName) ? [] : ChangedTags(run, [new Tag(RunNameTag, name)]);
        return new RunEvent { Head = head == run.Info ? null : head, Tags = tags }.OrNothing();
    }

    internal static RunEvent? Log(RunState run, LogBatch batch)
    {
        GuardActive(run);
        return new RunEvent
        {
            Metrics = NewPoints(run, batch.Metrics),
            Params = NewParams(run, batch.Params),
            Tags = ChangedTags(run, LastOfEach(batch.Tags)),
            Head = Renamed(run, batch.Tags),
        }.OrNothing();
    }

    internal static RunEvent? LogMetric(RunState run, Metric metric)
    {
        GuardActive(run);
        return new RunEvent { Metrics = NewPoints(run, [metric]) }.OrNothing();
    }

    internal static RunEvent? LogParam(RunState run, Param param)
    {
        GuardActive(run);
        if (!run.Params.TryGetValue(param.Key, out var known))
        {
            return new RunEvent { Params = [param] };
        }

        return known == param.Value ? null : throw BayouException.InvalidParameter(
            $"Changing param values is not allowed. Param with key='{param.Key}' was already logged with value='{known}' " +
            $"for run ID='{run.RunId}'. Attempted logging new value '{param.Value}'.");
    }

    internal static RunEvent? SetTag(RunState run, Tag tag)
    {
        GuardActive(run);
        return new RunEvent { Tags = ChangedTags(run, [tag]), Head = Renamed(run, [tag]) }.OrNothing();
    }

    internal static RunEvent DeleteTag(RunState run, string key)
    {
        GuardActive(run);
        return run.Tags.ContainsKey(key)
            ? new RunEvent { RemovedTags = [key] }
            : throw BayouException.DoesNotExist($"No tag with name: {key} in run with id {run.RunId}");
    }

    internal static RunEvent? LogInputs(RunState run, ImmutableArray<DatasetInput> datasets, ImmutableArray<string> modelIds)
    {
        GuardActive(run);
        var known = run.Datasets.Select(input => (input.Dataset.Name, input.Dataset.Digest)).ToHashSet();
        return new RunEvent
        {
            DatasetInputs = [.. datasets.Where(input => known.Add((input.Dataset.Name, input.Dataset.Digest)))],
            ModelInputs = [.. modelIds.Distinct(StringComparer.Ordinal).Where(id => !run.ModelInputs.Contains(id))],
        }.OrNothing();
    }

    internal static RunEvent? LogOutputs(RunState run, ImmutableArray<ModelOutput> outputs)
    {
        GuardActive(run);
        var known = run.ModelOutputs.Select(output => output.ModelId).ToHashSet(StringComparer.Ordinal);
        return new RunEvent { ModelOutputs = [.. outputs.Where(output => known.Add(output.ModelId))] }.OrNothing();
    }

    internal static RunEvent LogModel(RunState run, string modelJson)
    {
        GuardActive(run);
        var history = run.Tags.TryGetValue(LoggedModelsTag, out var list) && list.EndsWith(']') && list.Length > 2
            ? $"{list[..^1]}, {modelJson}]"
            : $"[{modelJson}]";
        return new RunEvent { Tags = [new Tag(LoggedModelsTag, history)] };
    }

    internal static RunEvent? Delete(RunState run) => MoveTo(run, LifecycleStage.Deleted);

    internal static RunEvent? Restore(RunState run) => MoveTo(run, LifecycleStage.Active);

    internal static BayouException NotFound(string runId) => BayouException.DoesNotExist($"Run with id={runId} not found");

    private static RunEvent? MoveTo(RunState run, LifecycleStage stage)
    {
        GuardExists(run);
        return run.Info.LifecycleStage == stage ? null : new RunEvent { Head = run.Info with { LifecycleStage = stage } };
    }

    private static void GuardExists(RunState run)
    {
        if (!run.Exists)
        {
            throw NotFound(run.RunId);
        }
    }

    private static void GuardActive(RunState run)
    {
        GuardExists(run);
        if (run.Info.LifecycleStage != LifecycleStage.Active)
        {
            throw BayouException.InvalidParameter(
                $"The run {run.RunId} must be in the 'active' state. Current state is {run.Info.LifecycleStage.WireName()}.");
        }
    }

    /// <summary>
    /// Infinities become the largest finite doubles, as MLflow stores them. A point that is the latest already is a
    /// client's retry; other repeats are dropped where history is read.
    /// </summary>
    private static ImmutableArray<Metric> NewPoints(RunState run, ImmutableArray<Metric> metrics)
    {
        var rewrite = false;
        foreach (var metric in metrics)
        {
            rewrite |= double.IsInfinity(metric.Point.Value) || IsRepeat(run, metric);
        }

        if (!rewrite)
        {
            return metrics;
        }

        return [.. metrics.Select(Finite).Where(metric => !IsRepeat(run, metric))];
    }

    private static Metric Finite(Metric metric) => metric.Point.Value switch
    {
        double.PositiveInfinity => metric with { Point = metric.Point with { Value = double.MaxValue } },
        double.NegativeInfinity => metric with { Point = metric.Point with { Value = double.MinValue } },
        _ => metric,
    };

    private static bool IsRepeat(RunState run, Metric metric) =>
        run.FindSeries(metric.Key) is { } series && series.Latest.Equals(metric.Point);

    private static ImmutableArray<Param> NewParams(RunState run, ImmutableArray<Param> @params)
    {
        if (@params.IsEmpty)
        {
            return [];
        }

        var repeated = @params.GroupBy(param => param.Key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"'{group.Key}'");
        if (string.Join(", ", repeated) is { Length: > 0 } keys)
        {
            throw BayouException.InvalidParameter(
                $"Duplicate parameter keys have been submitted: [{keys}]. Please ensure the request contains only one param value per param key.");
        }

        var changed = @params.Where(param => run.Params.TryGetValue(param.Key, out var known) && known != param.Value)
            .Select(param => $"{{'key': '{param.Key}', 'old_value': '{run.Params[param.Key]}', 'new_value': '{param.Value}'}}");
        if (string.Join(", ", changed) is { Length: > 0 } conflicts)
        {
            throw BayouException.InvalidParameter(
                $"Changing param values is not allowed. Params were already logged='[{conflicts}]' for run ID='{run.RunId}'.");
        }

        return [.. @params.Where(param => !run.Params.ContainsKey(param.Key))];
    }

    private static ImmutableArray<Tag> ChangedTags(RunState run, ImmutableArray<Tag> tags) =>
        tags.IsEmpty ? tags : [.. tags.Where(tag => !run.Tags.TryGetValue(tag.Key, out var known) || known != tag.Value)];

    private static RunInfo? Renamed(RunState run, ImmutableArray<Tag> tags) =>
        FindName(tags) is { } name && name != run.Info.RunName ? run.Info with { RunName = name } : null;

    private static string? FindName(ImmutableArray<Tag> tags)
    {
        string? name = null;
        foreach (var tag in tags)
        {
            name = tag.Key == RunNameTag ? tag.Value : name;
        }

        return name;
    }

    private static ImmutableArray<Tag> LastOfEach(ImmutableArray<Tag> tags)
    {
        if (tags.Length < 2)
        {
            return tags;
        }

        var last = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            last[key] = value;
        }

        return last.Count == tags.Length ? tags : [.. last.Select(pair => new Tag(pair.Key, pair.Value))];
    }
}
