using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Grains.Traces.Deletion.Records;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Traces.Deletion;

/// <summary>An experiment's own rule for how long it keeps traces.</summary>
/// <param name="experimentId">The experiment.</param>
internal sealed class RetentionState(string experimentId) : IJournaledState<TraceRetention>
{
    /// <summary>The rule; null where the experiment has none of its own.</summary>
    internal TraceRetention? Rule { get; private set; }

    /// <inheritdoc />
    public void Apply(TraceRetention change) => Rule = change;

    /// <inheritdoc />
    public TraceRetention Decode(ReadOnlyMemory<byte> body)
    {
        var record = StoredFormat.Decode(RetentionRecord.Parser, body, StreamNames.TraceDeletion(experimentId));
        return new TraceRetention(
            record.HasMaxAge ? record.MaxAge : null,
            record.HasMaxTraces ? record.MaxTraces : null,
            record.HasMaxBytes ? record.MaxBytes : null);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(TraceRetention change)
    {
        var record = new RetentionRecord();
        if (change.MaxAge is { } maxAge)
        {
            record.MaxAge = maxAge;
        }

        if (change.MaxTraces is { } maxTraces)
        {
            record.MaxTraces = maxTraces;
        }

        if (change.MaxBytes is { } maxBytes)
        {
            record.MaxBytes = maxBytes;
        }

        return StoredFormat.Encode(record);
    }

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body) => Apply(Decode(body));

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot() => (Encode(Rule!), []);

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }
}
