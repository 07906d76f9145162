using System.Runtime.CompilerServices;
using Bayou.Storage.Metrics;
using Bayou.Storage.Transfer;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>
/// Reads all rows of a PostgreSQL database. The server sends them as they are asked for; the collation "C" orders by bytes.
/// </summary>
/// <param name="connection">A connection that nobody uses meanwhile.</param>
internal sealed class PostgreSqlTransferRows(NpgsqlConnection connection) : IStoreRows
{
    // The table of streams holds those with a parent only.
    private const string Streams =
        """
        SELECT name, stream.parent
        FROM (SELECT name FROM bayou.stream UNION SELECT stream FROM bayou.snapshot UNION SELECT DISTINCT stream FROM bayou.log) AS named
        LEFT JOIN bayou.stream USING (name)
        ORDER BY name
        """;

    private const string Records = "SELECT stream, sequence, body FROM bayou.log ORDER BY stream, sequence";

    private const string Snapshots = "SELECT stream, sequence, body FROM bayou.snapshot ORDER BY stream";

    private const string Chunks =
        """
        SELECT stream, key, number, count, min_step, max_step, min_timestamp, max_timestamp, body
        FROM bayou.metric_chunk ORDER BY stream, key, number
        """;

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamName> ReadStreamsAsync(CancellationToken cancellationToken) => ReadAsync(
        Streams, static row => new StreamName(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamBody> ReadRecordsAsync(CancellationToken cancellationToken) =>
        ReadAsync(Records, ReadBody, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamBody> ReadSnapshotsAsync(CancellationToken cancellationToken) =>
        ReadAsync(Snapshots, ReadBody, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamChunk> ReadChunksAsync(CancellationToken cancellationToken) =>
        ReadAsync(Chunks, ReadChunk, cancellationToken);

    private static StreamBody ReadBody(NpgsqlDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2));

    private static StreamChunk ReadChunk(NpgsqlDataReader row)
    {
        var info = new MetricChunkInfo(
            row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
        return new StreamChunk(row.GetString(0), new MetricChunk(info, row.GetFieldValue<byte[]>(8)));
    }

    private async IAsyncEnumerable<T> ReadAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return read(reader);
        }
    }
}
