using System.Collections.Immutable;
using Bayou.Storage.Metrics;

namespace Bayou.Storage.Sqlite;

/// <summary>Reads metric chunks from SQLite.</summary>
/// <param name="readers">The connections.</param>
internal sealed class SqliteChunkReader(SqliteReaderPool readers) : IChunkReader
{
    /// <inheritdoc/>
    public Task<ImmutableArray<MetricChunkInfo>> ListAsync(string stream, string key, CancellationToken cancellationToken) =>
        readers.ReadAsync(reader => reader.ListChunks(stream, key), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<MetricChunk>> ReadAsync(
        string stream, string key, int firstNumber, int count, CancellationToken cancellationToken) =>
        readers.ReadAsync(reader => reader.ReadChunks(stream, key, firstNumber, count), cancellationToken);
}
