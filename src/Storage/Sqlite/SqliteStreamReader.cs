using System.Collections.Immutable;
using Bayou.Storage.Log;

namespace Bayou.Storage.Sqlite;

/// <summary>Reads streams from SQLite.</summary>
/// <param name="readers">The connections.</param>
internal sealed class SqliteStreamReader(SqliteReaderPool readers) : IStreamReader
{
    /// <inheritdoc/>
    public Task<StoredStream> ReadAsync(string stream, CancellationToken cancellationToken) =>
        readers.ReadAsync(reader => reader.ReadStream(stream), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<LogRecord>> ReadFromAsync(
        string stream, long afterSequence, int maxBytes, CancellationToken cancellationToken) =>
        readers.ReadAsync(reader => reader.ReadPart(stream, afterSequence, maxBytes, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredStream>> ReadChildrenAsync(
        string parent, string after, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(reader => reader.ReadChildren(parent, after, limit, cancellationToken), cancellationToken);
}
