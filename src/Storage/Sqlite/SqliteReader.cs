using System.Collections.Immutable;
using Bayou.Storage.Log;
using Bayou.Storage.Metrics;

namespace Bayou.Storage.Sqlite;

/// <summary>A connection that reads, with its statements. Each read is one statement or one transaction, so it sees one moment.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const string OneStream = "stream.name = ?1";
    private const string Children = "stream.parent = ?1 AND stream.name > ?2";

    private const string ChunkInfoColumns = "number, count, min_step, max_step, min_timestamp, max_timestamp";
    private const string FromChunks = "FROM metric_chunk WHERE stream = (SELECT id FROM stream WHERE name = ?1) AND key = ?2";

    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _stream;
    private readonly SqliteStatement _part;
    private readonly SqliteStatement _children;
    private readonly SqliteStatement _settledChildren;
    private readonly SqliteStatement _hasRecent;
    private readonly SqliteStatement _chunkInfos;
    private readonly SqliteStatement _chunks;

    public SqliteReader(string path)
    {
        _database = SqliteDatabase.Open(path);
        SqliteSettings.ApplyToReader(_database);
        _stream = _database.Prepare(StreamRowsOf(OneStream));
        _part = _database.Prepare($"{PartOf("log")} UNION ALL {PartOf("log_recent")} ORDER BY 1");
        _children = _database.Prepare(StreamRowsOf(Children));
        _settledChildren = _database.Prepare(SettledStreamRowsOf(Children));
        _hasRecent = _database.Prepare("SELECT EXISTS (SELECT 1 FROM log_recent)");
        _chunkInfos = _database.Prepare($"SELECT {ChunkInfoColumns} {FromChunks} ORDER BY number");
        _chunks = _database.Prepare($"SELECT {ChunkInfoColumns}, body {FromChunks} AND number >= ?3 ORDER BY number LIMIT ?4");
    }

    public StoredStream ReadStream(string stream)
    {
        _stream.Bind(1, stream);
        var streams = ReadStreams(_stream, 1, CancellationToken.None);
        return streams.Count == 0 ? new StoredStream(stream, null, []) : streams[0];
    }

    public ImmutableArray<LogRecord> ReadPart(string stream, long afterSequence, int maxBytes, CancellationToken cancellationToken)
    {
        _part.Bind(1, stream);
        _part.Bind(2, afterSequence);
        var part = new StreamPart(stream, afterSequence, maxBytes);
        try
        {
            while (!part.IsFull && _part.Step())
            {
                cancellationToken.ThrowIfCancellationRequested();
                part.Add(_part.Int64(0), _part.Blob(1));
            }
        }
        finally
        {
            _part.Reset();
        }

        return part.ToRecords();
    }

    public IReadOnlyList<StoredStream> ReadChildren(string parent, string after, int limit, CancellationToken cancellationToken)
    {
        _database.Execute("BEGIN");
        try
        {
            // Most often so just after the start, when there are most to read.
            _hasRecent.Step();
            var children = _hasRecent.Int64(0) == 0 ? _settledChildren : _children;
            _hasRecent.Reset();
            children.Bind(1, parent);
            children.Bind(2, after);
            return ReadStreams(children, limit, cancellationToken);
        }
        finally
        {
            _database.RollBack();
        }
    }

    public ImmutableArray<MetricChunkInfo> ListChunks(string stream, string key)
    {
        var infos = ImmutableArray.CreateBuilder<MetricChunkInfo>();
        _chunkInfos.Bind(1, stream);
        _chunkInfos.Bind(2, key);
        while (_chunkInfos.Step())
        {
            infos.Add(ReadInfo(_chunkInfos, key));
        }

        return infos.DrainToImmutable();
    }

    public ImmutableArray<MetricChunk> ReadChunks(string stream, string key, int firstNumber, int count)
    {
        var chunks = ImmutableArray.CreateBuilder<MetricChunk>();
        _chunks.Bind(1, stream);
        _chunks.Bind(2, key);
        _chunks.Bind(3, firstNumber);
        _chunks.Bind(4, count);
        while (_chunks.Step())
        {
            chunks.Add(new MetricChunk(ReadInfo(_chunks, key), _chunks.Blob(6)));
        }

        return chunks.DrainToImmutable();
    }

    /// <summary>Asks the file for an answer.</summary>
    public void Check() => _database.QueryInt64("SELECT count(*) FROM schema_version");

    public void Dispose()
    {
        _stream.Dispose();
        _part.Dispose();
        _children.Dispose();
        _settledChildren.Dispose();
        _hasRecent.Dispose();
        _chunkInfos.Dispose();
        _chunks.Dispose();
        _database.Dispose();
    }

    /// <summary>
    /// Streams in the order of their names: a row with the name and snapshot of each, then one for each record after the snapshot in order.
    /// </summary>
    private static string StreamRowsOf(string which) =>
        $"""
        SELECT stream.name, snapshot.sequence, snapshot.body, NULL, NULL
        FROM stream LEFT JOIN snapshot ON snapshot.stream = stream.id
        WHERE {which}
        UNION ALL {RecordRowsOf(which, "log")}
        UNION ALL {RecordRowsOf(which, "log_recent")}
        ORDER BY 1, 4
        """;

    private static string RecordRowsOf(string which, string log) =>
        $"""
        SELECT stream.name, NULL, NULL, {log}.sequence, record.body
        FROM stream JOIN {log} ON {log}.stream = stream.id JOIN record ON record.id = {log}.record
        WHERE {which}
        """;

    /// <summary>The same while no row is recent, with the snapshot in each row, or in one alone.</summary>
    private static string SettledStreamRowsOf(string which) =>
        $"""
        SELECT stream.name, snapshot.sequence, snapshot.body, log.sequence, record.body
        FROM stream
        LEFT JOIN snapshot ON snapshot.stream = stream.id
        LEFT JOIN log ON log.stream = stream.id
        LEFT JOIN record ON record.id = log.record
        WHERE {which}
        ORDER BY stream.name, log.sequence
        """;

    private static string PartOf(string log) =>
        $"""
        SELECT {log}.sequence, record.body
        FROM {log} JOIN record ON record.id = {log}.record
        WHERE {log}.stream = (SELECT id FROM stream WHERE name = ?1) AND {log}.sequence > ?2
        """;

    private static IReadOnlyList<StoredStream> ReadStreams(SqliteStatement statement, int limit, CancellationToken cancellationToken)
    {
        var rows = new StreamRows();
        var count = 0;
        try
        {
            while (statement.Step())
            {
                var name = statement.Text(0);
                if (name != rows.Current)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (++count > limit)
                    {
                        break;
                    }

                    rows.Begin(name, statement.IsNull(1) ? null : new StoredSnapshot(statement.Int64(1), statement.Blob(2)));
                }

                if (!statement.IsNull(3))
                {
                    rows.Add(statement.Int64(3), statement.Blob(4));
                }
            }
        }
        finally
        {
            statement.Reset();
        }

        return rows.ToList();
    }

    private static MetricChunkInfo ReadInfo(SqliteStatement row, string key) =>
        new(key, row.Int32(0), row.Int32(1), row.Int64(2), row.Int64(3), row.Int64(4), row.Int64(5));
}
