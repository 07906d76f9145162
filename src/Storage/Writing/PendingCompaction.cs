using Bayou.Storage.Log;

namespace Bayou.Storage.Writing;

/// <summary>A compaction that waits for the writer.</summary>
internal sealed class PendingCompaction : PendingWrite
{
    // What a chunk costs in the queue beside its body.
    private const int ChunkOverhead = 128;

    private PendingCompaction(Compaction compaction, long bytes)
        : base(1 + compaction.Chunks.Length, bytes) => Compaction = compaction;

    public Compaction Compaction { get; }

    /// <summary>Checks a compaction, on the caller's thread.</summary>
    /// <exception cref="ArgumentException">A number is out of range, a chunk comes twice, or a name can't be stored.</exception>
    public static PendingCompaction From(Compaction compaction)
    {
        StoredName.Check(compaction.Stream, "stream");
        ArgumentOutOfRangeException.ThrowIfNegative(compaction.PreviousSnapshotSequence, nameof(compaction));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(
            compaction.SnapshotSequence, compaction.PreviousSnapshotSequence, nameof(compaction));
        var chunks = compaction.Chunks.IsDefault ? [] : compaction.Chunks;
        var bytes = (long)compaction.Snapshot.Length;
        var seen = new HashSet<(string Key, int Number)>();
        foreach (var chunk in chunks)
        {
            StoredName.Check(chunk.Info.Key, "metric key");
            ArgumentOutOfRangeException.ThrowIfNegative(chunk.Info.Number, nameof(compaction));
            if (!seen.Add((chunk.Info.Key, chunk.Info.Number)))
            {
                throw new ArgumentException($"Chunk {chunk.Info.Number} of {chunk.Info.Key} comes twice.", nameof(compaction));
            }

            bytes += chunk.Body.Length + ChunkOverhead;
        }

        return new PendingCompaction(compaction with { Chunks = chunks }, bytes);
    }
}
