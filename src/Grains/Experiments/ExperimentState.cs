using System.Collections.Immutable;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Grains.Experiments.Records;
using Bayou.Grains.Journal;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Experiments;

/// <summary>An experiment in memory.</summary>
/// <param name="experimentId">Its id.</param>
internal sealed class ExperimentState(string experimentId) : IJournaledState<ExperimentEvent>
{
    private readonly OrderedDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private ExperimentHead? _head;

    internal string ExperimentId { get; } = experimentId;

    /// <summary>Only of an experiment that exists.</summary>
    internal ExperimentHead Head => _head ?? throw new InvalidOperationException($"experiment {ExperimentId} has no head");

    internal bool HasTag(string key) => _tags.ContainsKey(key);

    internal bool HasTag(Tag tag) => _tags.TryGetValue(tag.Key, out var value) && value == tag.Value;

    /// <inheritdoc />
    public void Apply(ExperimentEvent change)
    {
        _head = change.Head;
        foreach (var (key, value) in change.Tags)
        {
            _tags[key] = value;
        }

        foreach (var key in change.RemovedTags)
        {
            _tags.Remove(key);
        }
    }

    /// <inheritdoc />
    public ExperimentEvent Decode(ReadOnlyMemory<byte> body)
    {
        var record = StoredFormat.Decode(ExperimentRecord.Parser, body, StreamNames.Experiment(ExperimentId));
        return new ExperimentEvent(
            FromRecord(record.Head),
            [.. record.Tags.Select(tag => new Tag(tag.Key, tag.Value))],
            [.. record.RemovedTags]);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(ExperimentEvent change)
    {
        var record = new ExperimentRecord { Head = ToRecord(change.Head) };
        record.Tags.AddRange(change.Tags.Select(tag => new ExperimentTagRecord { Key = tag.Key, Value = tag.Value }));
        record.RemovedTags.AddRange(change.RemovedTags);
        return StoredFormat.Encode(record);
    }

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body)
    {
        var snapshot = StoredFormat.Decode(ExperimentSnapshot.Parser, body, StreamNames.Experiment(ExperimentId));
        Apply(new ExperimentEvent(FromRecord(snapshot.Head), [.. snapshot.Tags.Select(tag => new Tag(tag.Key, tag.Value))], []));
    }

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot()
    {
        var snapshot = new ExperimentSnapshot { Head = ToRecord(Head) };
        snapshot.Tags.AddRange(_tags.Select(tag => new ExperimentTagRecord { Key = tag.Key, Value = tag.Value }));
        return (StoredFormat.Encode(snapshot), []);
    }

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }

    /// <summary>The experiment as clients read it.</summary>
    internal Experiment ToExperiment() => new(
        ExperimentId,
        Head.Name,
        Head.ArtifactLocation,
        Head.LifecycleStage,
        Head.CreationTime,
        Head.LastUpdateTime,
        [.. _tags.Select(tag => new Tag(tag.Key, tag.Value))]);

    private static ExperimentHeadRecord ToRecord(ExperimentHead head) => new()
    {
        Workspace = head.Workspace,
        Name = head.Name,
        ArtifactLocation = head.ArtifactLocation,
        Deleted = head.LifecycleStage == LifecycleStage.Deleted,
        CreationTime = head.CreationTime,
        LastUpdateTime = head.LastUpdateTime,
        RunsPending = head.RunsPending,
    };

    private static ExperimentHead FromRecord(ExperimentHeadRecord record) => new(
        record.Workspace,
        record.Name,
        record.ArtifactLocation,
        record.Deleted ? LifecycleStage.Deleted : LifecycleStage.Active,
        record.CreationTime,
        record.LastUpdateTime,
        record.RunsPending);
}
