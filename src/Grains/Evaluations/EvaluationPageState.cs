using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;
using Bayou.Grains.Evaluations.Records;
using Bayou.Grains.Journal;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Evaluations;

/// <summary>The records of one page in memory.</summary>
/// <param name="key">The page's key.</param>
internal sealed class EvaluationPageState(string key) : IJournaledState<PageEvent>
{
    private readonly SortedDictionary<string, EvaluationRecord> _records = new(StringComparer.Ordinal);

    /// <summary>The records, by id and so in the order of insertion.</summary>
    internal IEnumerable<EvaluationRecord> Records => _records.Values;

    internal EvaluationRecord? Find(string recordId) => _records.GetValueOrDefault(recordId);

    /// <inheritdoc />
    public void Apply(PageEvent change)
    {
        if (change.Purge)
        {
            _records.Clear();
        }

        foreach (var record in change.Puts)
        {
            _records[record.RecordId] = record;
        }

        foreach (var id in change.Removed)
        {
            _records.Remove(id);
        }
    }

    /// <inheritdoc />
    public PageEvent Decode(ReadOnlyMemory<byte> body)
    {
        var record = StoredFormat.Decode(PageRecord.Parser, body, StreamNames.EvaluationPage(key));
        return new PageEvent([.. record.Puts.Select(EvaluationCodec.FromStored)], [.. record.Removed], record.Purge);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(PageEvent change)
    {
        var record = new PageRecord { Purge = change.Purge };
        record.Puts.AddRange(change.Puts.Select(EvaluationCodec.ToStored));
        record.Removed.AddRange(change.Removed);
        return StoredFormat.Encode(record);
    }

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body) => Apply(Decode(body));

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot() =>
        (Encode(new PageEvent([.. _records.Values], [], Purge: false)), []);

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }
}
