using Bayou.Storage.Log;

namespace Bayou.Grains.Evaluations;

/// <summary>Takes what a stream held off the disk.</summary>
internal static class StreamPurge
{
    /// <summary>Replaces all of a stream, whose last record says that it is empty now, by an empty snapshot.</summary>
    /// <param name="log">The log.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="emptySnapshot">A snapshot of the empty state.</param>
    internal static async Task ShrinkAsync(IStateLog log, string stream, ReadOnlyMemory<byte> emptySnapshot)
    {
        var stored = await log.ReadAsync(stream, CancellationToken.None);
        var before = stored.Snapshot?.Sequence ?? 0;
        if (stored.Sequence > before)
        {
            await log.CompactAsync(new Compaction(stream, stored.Sequence, before, emptySnapshot, []), CancellationToken.None);
        }
    }
}
