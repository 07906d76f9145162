using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Names;
using Bayou.Grains.Evaluations.Records;
using Bayou.Grains.Journal;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Evaluations;

/// <summary>The head of an evaluation dataset in memory. It is small, so that every change stores it whole.</summary>
/// <param name="datasetId">The dataset's id.</param>
internal sealed class EvaluationDatasetState(string datasetId) : IJournaledState<DatasetHead>
{
    private DatasetHead? _head;

    internal string DatasetId { get; } = datasetId;

    /// <summary>Only of a dataset that was made.</summary>
    internal DatasetHead Head => _head ?? throw new InvalidOperationException($"evaluation dataset {DatasetId} has no head");

    /// <inheritdoc />
    public void Apply(DatasetHead change) => _head = change;

    /// <inheritdoc />
    public DatasetHead Decode(ReadOnlyMemory<byte> body)
    {
        var record = StoredFormat.Decode(DatasetHeadRecord.Parser, body, StreamNames.EvaluationDataset(DatasetId));
        var dataset = new EvaluationDataset(
            DatasetId,
            record.Name,
            record.Digest,
            record.HasSchema ? record.Schema : null,
            record.RecordCount,
            record.CreatedTime,
            record.LastUpdateTime,
            record.HasCreatedBy ? record.CreatedBy : null,
            record.HasLastUpdatedBy ? record.LastUpdatedBy : null,
            [.. record.Tags.Select(tag => new Tag(tag.Key, tag.Value))],
            [.. record.ExperimentIds]);
        return new DatasetHead(record.Workspace, dataset, record.Deleted);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(DatasetHead change)
    {
        var dataset = change.Dataset;
        var record = new DatasetHeadRecord
        {
            Workspace = change.Workspace,
            Name = dataset.Name,
            Digest = dataset.Digest,
            RecordCount = dataset.RecordCount,
            CreatedTime = dataset.CreatedTime,
            LastUpdateTime = dataset.LastUpdateTime,
            Deleted = change.Deleted,
        };
        Optional.Set(dataset.Schema, value => record.Schema = value);
        Optional.Set(dataset.CreatedBy, value => record.CreatedBy = value);
        Optional.Set(dataset.LastUpdatedBy, value => record.LastUpdatedBy = value);
        record.Tags.AddRange(dataset.Tags.Select(tag => new DatasetTagRecord { Key = tag.Key, Value = tag.Value }));
        record.ExperimentIds.AddRange(dataset.ExperimentIds);
        return StoredFormat.Encode(record);
    }

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body) => Apply(Decode(body));

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot() => (Encode(Head), []);

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }
}
