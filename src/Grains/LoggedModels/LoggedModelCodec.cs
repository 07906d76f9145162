using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Grains.LoggedModels.Records;
using Bayou.Storage.Log;

namespace Bayou.Grains.LoggedModels;

/// <summary>Between a logged model's events and their stored form.</summary>
internal static class LoggedModelCodec
{
    internal static LoggedModelRecord ToRecord(LoggedModelEvent change)
    {
        var record = new LoggedModelRecord
        {
            Head = change.Head is null ? null : ToHead(change.Head),
            Metrics = change.Metrics.IsEmpty ? null : ModelMetricsCodec.Encode(change.Metrics),
        };
        record.Params.AddRange(change.Params.Select(param => new ModelPairRecord { Key = param.Key, Value = param.Value }));
        record.Tags.AddRange(change.Tags.Select(tag => new ModelPairRecord { Key = tag.Key, Value = tag.Value }));
        record.RemovedTags.AddRange(change.RemovedTags);
        return record;
    }

    internal static LoggedModelEvent FromRecord(LoggedModelRecord record, string modelId) => new()
    {
        Head = record.Head is null ? null : FromHead(record.Head, modelId),
        Params = [.. record.Params.Select(pair => new Param(pair.Key, pair.Value))],
        Tags = [.. record.Tags.Select(pair => new Tag(pair.Key, pair.Value))],
        RemovedTags = [.. record.RemovedTags],
        Metrics = record.Metrics is null ? [] : ModelMetricsCodec.Decode(record.Metrics),
    };

    internal static LoggedModelEvent Decode(ReadOnlyMemory<byte> body, string modelId) =>
        FromRecord(StoredFormat.Decode(LoggedModelRecord.Parser, body, StreamNames.LoggedModel(modelId)), modelId);

    /// <summary>All changes of a model that exists, as its index hears of them.</summary>
    internal static ImmutableArray<LoggedModelChange> DecodeAll(StoredStream stored)
    {
        var modelId = StreamNames.LoggedModelIdOf(stored.Stream);
        return StreamDecoding.DecodeAll(stored, (body, sequence) => ToChange(Decode(body, modelId), modelId, sequence));
    }

    internal static LoggedModelChange ToChange(LoggedModelEvent change, string modelId, long sequence) => new(
        modelId, sequence, sequence - 1, change.Head, change.Params, change.Tags, change.RemovedTags, change.Metrics);

    private static ModelHeadRecord ToHead(LoggedModelInfo info) => new()
    {
        ExperimentId = info.ExperimentId,
        Name = info.Name,
        ArtifactUri = info.ArtifactUri,
        CreationTime = info.CreationTime,
        LastUpdateTime = info.LastUpdateTime,
        Status = (int)info.Status,
        ModelType = info.ModelType,
        SourceRunId = info.SourceRunId,
        Deleted = info.LifecycleStage == LifecycleStage.Deleted,
    };

    private static LoggedModelInfo FromHead(ModelHeadRecord head, string modelId) => new(
        modelId,
        head.ExperimentId,
        head.Name,
        head.ArtifactUri,
        head.CreationTime,
        head.LastUpdateTime,
        (LoggedModelStatus)head.Status,
        head.ModelType,
        head.SourceRunId,
        head.Deleted ? LifecycleStage.Deleted : LifecycleStage.Active);
}
