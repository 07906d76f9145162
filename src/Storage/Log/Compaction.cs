using System.Collections.Immutable;
using Bayou.Storage.Metrics;

namespace Bayou.Storage.Log;

/// <summary>
/// Replaces the head of a stream by a snapshot. Snapshot, chunks and the removal of the records up to
/// <paramref name="SnapshotSequence"/> happen in one transaction, or not at all.
/// </summary>
/// <param name="Stream">The stream.</param>
/// <param name="SnapshotSequence">The last record contained in the snapshot.</param>
/// <param name="PreviousSnapshotSequence">The snapshot that the caller knows, 0 for none; another one means the caller is stale.</param>
/// <param name="Snapshot">The snapshot's bytes.</param>
/// <param name="Chunks">Metric chunks to write; one of a number that exists replaces it.</param>
public sealed record Compaction(
    string Stream,
    long SnapshotSequence,
    long PreviousSnapshotSequence,
    ReadOnlyMemory<byte> Snapshot,
    ImmutableArray<MetricChunk> Chunks);
