using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Runs.Records;
using Google.Protobuf.Collections;

namespace Bayou.Grains.Runs;

/// <summary>Between run events and their stored form.</summary>
internal static class RunRecordCodec
{
    internal static RunRecord ToRecord(RunEvent change, RunState before)
    {
        var record = new RunRecord
        {
            Head = change.Head is null ? null : ToHead(change.Head),
            Points = PointsCodec.Encode(change.Metrics, before),
        };
        AddAll(record.Params, change.Params, param => new PairRecord { Key = param.Key, Value = param.Value });
        AddAll(record.Tags, change.Tags, ToPair);
        AddAll(record.RemovedTags, change.RemovedTags, static key => key);
        AddAll(record.Datasets, change.DatasetInputs, ToDataset);
        AddAll(record.ModelInputs, change.ModelInputs, static id => id);
        AddAll(record.ModelOutputs, change.ModelOutputs, ToOutput);
        return record;
    }

    internal static RunEvent FromRecord(RunRecord record, RunState before) => new()
    {
        Head = record.Head is null ? null : FromHead(record.Head, before.RunId),
        Metrics = PointsCodec.Decode(record.Points, before.Series),
        Params = [.. record.Params.Select(pair => new Param(pair.Key, pair.Value))],
        Tags = [.. record.Tags.Select(FromPair)],
        RemovedTags = [.. record.RemovedTags],
        DatasetInputs = [.. record.Datasets.Select(FromDataset)],
        ModelInputs = [.. record.ModelInputs],
        ModelOutputs = [.. record.ModelOutputs.Select(FromOutput)],
    };

    internal static HeadRecord ToHead(RunInfo info)
    {
        var head = new HeadRecord
        {
            ExperimentId = info.ExperimentId,
            RunName = info.RunName,
            UserId = info.UserId,
            Status = (int)info.Status,
            StartTime = info.StartTime,
            ArtifactUri = info.ArtifactUri,
            Deleted = info.LifecycleStage == LifecycleStage.Deleted,
        };
        if (info.EndTime is { } endTime)
        {
            head.EndTime = endTime;
        }

        return head;
    }

    internal static RunInfo FromHead(HeadRecord head, string runId) => new(
        runId,
        head.ExperimentId,
        head.RunName,
        head.UserId,
        (RunStatus)head.Status,
        head.StartTime,
        head.HasEndTime ? head.EndTime : null,
        head.ArtifactUri,
        head.Deleted ? LifecycleStage.Deleted : LifecycleStage.Active);

    internal static PairRecord ToPair(Tag tag) => new() { Key = tag.Key, Value = tag.Value };

    internal static Tag FromPair(PairRecord pair) => new(pair.Key, pair.Value);

    internal static ModelOutputRecord ToOutput(ModelOutput output) => new() { ModelId = output.ModelId, Step = output.Step };

    internal static ModelOutput FromOutput(ModelOutputRecord record) => new(record.ModelId, record.Step);

    internal static DatasetInputRecord ToDataset(DatasetInput input)
    {
        var (name, digest, sourceType, source, schema, profile) = input.Dataset;
        var record = new DatasetInputRecord { Name = name, Digest = digest, SourceType = sourceType, Source = source };
        if (schema is not null)
        {
            record.Schema = schema;
        }

        if (profile is not null)
        {
            record.Profile = profile;
        }

        AddAll(record.Tags, input.Tags, ToPair);
        return record;
    }

    internal static DatasetInput FromDataset(DatasetInputRecord record) => new(
        new Dataset(
            record.Name,
            record.Digest,
            record.SourceType,
            record.Source,
            record.HasSchema ? record.Schema : null,
            record.HasProfile ? record.Profile : null),
        [.. record.Tags.Select(FromPair)]);

    /// <summary>As the other one, without an object for an array: most records have most lists empty.</summary>
    internal static void AddAll<TFrom, TTo>(RepeatedField<TTo> list, ImmutableArray<TFrom> items, Func<TFrom, TTo> convert)
    {
        foreach (var item in items)
        {
            list.Add(convert(item));
        }
    }

    /// <summary>Converts items and adds them to a message's list.</summary>
    internal static void AddAll<TFrom, TTo>(RepeatedField<TTo> list, IEnumerable<TFrom> items, Func<TFrom, TTo> convert)
    {
        foreach (var item in items)
        {
            list.Add(convert(item));
        }
    }
}
