using System.Collections.Immutable;

namespace Bayou.Storage.Log;

/// <summary>
/// The durable log under all grains. When a write returns it is on disk. All writes of a process go through one writer
/// that commits what has gathered in one transaction.
/// </summary>
public interface IStateLog
{
    /// <summary>Appends records, all of them or none.</summary>
    /// <param name="records">At least one; a stream may appear several times, in order.</param>
    /// <param name="cancellationToken">Honoured until the records are handed to the writer; after that the outcome is awaited.</param>
    /// <exception cref="StaleStreamException">A (stream, sequence) of the records exists already; nothing was written.</exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">
    /// TEMPORARILY_UNAVAILABLE: the queue is full, the disk is full or the database is away. The outcome may be unknown:
    /// the caller must read the stream again before it decides anew.
    /// </exception>
    Task AppendAsync(ImmutableArray<LogRecord> records, CancellationToken cancellationToken);

    /// <summary>Replaces the head of a stream by a snapshot, see <see cref="Compaction"/>.</summary>
    /// <param name="compaction">What to write.</param>
    /// <param name="cancellationToken">As for <see cref="AppendAsync"/>.</param>
    /// <exception cref="StaleStreamException">The stream has another snapshot than the caller knows; nothing was written.</exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE, as for <see cref="AppendAsync"/>.</exception>
    Task CompactAsync(Compaction compaction, CancellationToken cancellationToken);

    /// <summary>
    /// Removes streams whole: records, snapshot, metric chunks and parent, all of them or none. Streams that don't exist count as removed. A
    /// later append begins anew at sequence 1.
    /// </summary>
    /// <param name="streams">At least one.</param>
    /// <param name="cancellationToken">As for <see cref="AppendAsync"/>.</param>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE, as for <see cref="AppendAsync"/>.</exception>
    Task DropAsync(ImmutableArray<string> streams, CancellationToken cancellationToken);

    /// <summary>Reads a stream as it is at one moment; one that doesn't exist comes back empty.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<StoredStream> ReadAsync(string stream, CancellationToken cancellationToken);

    /// <summary>
    /// Reads a part of a stream that is never compacted, as it is at one moment: so large a stream need not be held whole.
    /// </summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="afterSequence">The record before the part; 0 for the first part.</param>
    /// <param name="maxBytes">The part ends with the record that reaches so many bytes; at least 1.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The records in order; none at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The record after <paramref name="afterSequence"/> is gone, but later ones are there.</exception>
    Task<ImmutableArray<LogRecord>> ReadFromAsync(string stream, long afterSequence, int maxBytes, CancellationToken cancellationToken);

    /// <summary>Reads all streams of a parent, ordered by name, each as it is at one moment; in batches, not all held at once.</summary>
    /// <param name="parent">The parent given with the first records.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    IAsyncEnumerable<StoredStream> ReadChildrenAsync(string parent, CancellationToken cancellationToken);
}
