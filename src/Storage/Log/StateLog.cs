using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bayou.Storage.Writing;

namespace Bayou.Storage.Log;

/// <summary>The log over any database: writes through the one writer, reads beside it.</summary>
/// <param name="writer">The writer.</param>
/// <param name="reader">The reader.</param>
/// <param name="batchBytes">Bytes that one batch of children aims at.</param>
internal sealed class StateLog(GroupWriter writer, IStreamReader reader, long batchBytes) : IStateLog
{
    private const int FirstBatch = 32;
    private const int LargestBatch = 4_096;

    /// <inheritdoc/>
    public Task AppendAsync(ImmutableArray<LogRecord> records, CancellationToken cancellationToken)
    {
        try
        {
            return writer.WriteAsync(PendingAppend.From(records), cancellationToken);
        }
        catch (Exception exception)
        {
            // Not an async method: appends are frequent, and each would cost one more task in its grain's turn.
            return Task.FromException(exception);
        }
    }

    /// <inheritdoc/>
    public async Task CompactAsync(Compaction compaction, CancellationToken cancellationToken) =>
        await writer.WriteAsync(PendingCompaction.From(compaction), cancellationToken);

    /// <inheritdoc/>
    public async Task DropAsync(ImmutableArray<string> streams, CancellationToken cancellationToken) =>
        await writer.WriteAsync(PendingDrop.From(streams), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredStream> ReadAsync(string stream, CancellationToken cancellationToken) => StoredName.IsPossible(stream)
        ? reader.ReadAsync(stream, cancellationToken)
        : Task.FromResult(new StoredStream(stream, null, []));

    /// <inheritdoc/>
    public Task<ImmutableArray<LogRecord>> ReadFromAsync(
        string stream, long afterSequence, int maxBytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        return StoredName.IsPossible(stream)
            ? reader.ReadFromAsync(stream, afterSequence, maxBytes, cancellationToken)
            : Task.FromResult(ImmutableArray<LogRecord>.Empty);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredStream> ReadChildrenAsync(
        string parent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!StoredName.IsPossible(parent))
        {
            yield break;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var limit = FirstBatch;
        var reading = reader.ReadChildrenAsync(parent, "", limit, stop.Token);
        try
        {
            while (true)
            {
                var batch = await reading;
                var last = batch.Count < limit;
                if (!last)
                {
                    // Read the next batch while the caller works on this one.
                    limit = NextLimit(limit, batch);
                    reading = reader.ReadChildrenAsync(parent, batch[^1].Stream, limit, stop.Token);
                }

                foreach (var child in batch)
                {
                    yield return child;
                }

                if (last)
                {
                    yield break;
                }
            }
        }
        finally
        {
            // A caller may leave in the middle: then nobody is left to hear how the read ahead ends.
            await stop.CancelAsync();
            await Task.WhenAny(reading);
        }
    }

    // The children of a parent are much of a size: the last batch tells how many fit into the next one.
    private int NextLimit(int limit, IReadOnlyList<StoredStream> batch)
    {
        var fits = limit * (batchBytes / (double)Math.Max(1, batch.Sum(static stream => stream.Bytes)));
        return (int)Math.Clamp(fits, 1, Math.Min(4L * limit, LargestBatch));
    }
}
