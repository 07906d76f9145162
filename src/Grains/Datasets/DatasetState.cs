using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Grains.Datasets.Records;
using Bayou.Grains.Journal;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Datasets;

/// <summary>The datasets of one experiment, and what each was used for.</summary>
/// <param name="experimentId">The experiment.</param>
internal sealed class DatasetState(string experimentId) : IJournaledState<DatasetEvent>
{
    private readonly OrderedDictionary<(string Name, string Digest), Dataset> _datasets = [];
    private readonly OrderedDictionary<DatasetUse, bool> _uses = [];

    internal Dataset? Find(string name, string digest) => _datasets.GetValueOrDefault((name, digest));

    internal bool Knows(DatasetUse use) => _uses.ContainsKey(use);

    internal IEnumerable<DatasetUse> Uses => _uses.Keys;

    /// <inheritdoc />
    public void Apply(DatasetEvent change)
    {
        foreach (var dataset in change.Datasets)
        {
            _datasets[(dataset.Name, dataset.Digest)] = dataset;
        }

        foreach (var use in change.Uses)
        {
            _uses[use] = true;
        }
    }

    /// <inheritdoc />
    public DatasetEvent Decode(ReadOnlyMemory<byte> body)
    {
        var record = StoredFormat.Decode(DatasetsRecord.Parser, body, StreamNames.Datasets(experimentId));
        return new DatasetEvent(
            [.. record.Datasets.Select(FromRecord)],
            [.. record.Uses.Select(use => new DatasetUse(use.Name, use.Digest, use.HasContext ? use.Context : null))]);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(DatasetEvent change)
    {
        var record = new DatasetsRecord();
        record.Datasets.AddRange(change.Datasets.Select(ToRecord));
        record.Uses.AddRange(change.Uses.Select(ToRecord));
        return StoredFormat.Encode(record);
    }

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body) => Apply(Decode(body));

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot() =>
        (Encode(new DatasetEvent([.. _datasets.Values], [.. _uses.Keys])), []);

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }

    private static DatasetRecord ToRecord(Dataset dataset)
    {
        var record = new DatasetRecord
        {
            Name = dataset.Name,
            Digest = dataset.Digest,
            SourceType = dataset.SourceType,
            Source = dataset.Source,
        };
        if (dataset.Schema is not null)
        {
            record.Schema = dataset.Schema;
        }

        if (dataset.Profile is not null)
        {
            record.Profile = dataset.Profile;
        }

        return record;
    }

    private static Dataset FromRecord(DatasetRecord record) => new(
        record.Name,
        record.Digest,
        record.SourceType,
        record.Source,
        record.HasSchema ? record.Schema : null,
        record.HasProfile ? record.Profile : null);

    private static DatasetUseRecord ToRecord(DatasetUse use)
    {
        var record = new DatasetUseRecord { Name = use.Name, Digest = use.Digest };
        if (use.Context is not null)
        {
            record.Context = use.Context;
        }

        return record;
    }
}
