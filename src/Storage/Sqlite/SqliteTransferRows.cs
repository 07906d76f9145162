using Bayou.Storage.Metrics;
using Bayou.Storage.Transfer;

namespace Bayou.Storage.Sqlite;

/// <summary>
/// Reads all rows of a SQLite database. CROSS JOIN keeps SQLite to the order in which the tables are named, so that it need not sort.
/// </summary>
/// <param name="database">A connection that nobody uses meanwhile.</param>
internal sealed class SqliteTransferRows(SqliteDatabase database) : IStoreRows
{
    private const string Streams = "SELECT id, name, parent FROM stream ORDER BY name";

    private const string Records =
        """
        SELECT stream.id, stream.name, log.sequence, record.body
        FROM stream CROSS JOIN log ON log.stream = stream.id LEFT JOIN record ON record.id = log.record
        ORDER BY stream.name, log.sequence
        """;

    private const string Snapshots =
        """
        SELECT stream.id, stream.name, snapshot.sequence, snapshot.body
        FROM stream CROSS JOIN snapshot ON snapshot.stream = stream.id
        ORDER BY stream.name
        """;

    private const string Chunks =
        """
        SELECT stream.id, stream.name, key, number, count, min_step, max_step, min_timestamp, max_timestamp, body
        FROM stream CROSS JOIN metric_chunk ON metric_chunk.stream = stream.id
        ORDER BY stream.name, key, number
        """;

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamName> ReadStreamsAsync(CancellationToken cancellationToken) => Read(
        Streams, static (row, name) => new StreamName(name, row.IsNull(2) ? null : row.Text(2))).ToAsyncEnumerable();

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamBody> ReadRecordsAsync(CancellationToken cancellationToken) =>
        Read(Records, ReadBody).ToAsyncEnumerable();

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamBody> ReadSnapshotsAsync(CancellationToken cancellationToken) =>
        Read(Snapshots, ReadBody).ToAsyncEnumerable();

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamChunk> ReadChunksAsync(CancellationToken cancellationToken) =>
        Read(Chunks, ReadChunk).ToAsyncEnumerable();

    private static StreamBody ReadBody(SqliteStatement row, string stream) => row.IsNull(3)
        ? throw new InvalidDataException($"Record {row.Int64(2)} of stream {stream} has no body.")
        : new StreamBody(stream, row.Int64(2), row.Blob(3));

    private static StreamChunk ReadChunk(SqliteStatement row, string stream)
    {
        var info = new MetricChunkInfo(
            row.Text(2), row.Int32(3), row.Int32(4), row.Int64(5), row.Int64(6), row.Int64(7), row.Int64(8));
        return new StreamChunk(stream, new MetricChunk(info, row.Blob(9)));
    }

    private IEnumerable<T> Read<T>(string sql, Func<SqliteStatement, string, T> read)
    {
        using var statement = database.Prepare(sql);
        var id = 0L;
        var name = "";
        while (statement.Step())
        {
            // A stream's rows follow each other: its name is read once.
            if (statement.Int64(0) != id)
            {
                id = statement.Int64(0);
                name = statement.Text(1);
            }

            yield return read(statement, name);
        }
    }
}
