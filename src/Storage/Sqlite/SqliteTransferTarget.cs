using Bayou.Storage.Metrics;
using Bayou.Storage.Transfer;

namespace Bayou.Storage.Sqlite;

/// <summary>
/// A SQLite file that a copy fills. Until the mark goes, only the order of what reaches the disk matters (<c>synchronous=NORMAL</c>); the
/// transaction that takes the mark away waits for the disk.
/// </summary>
internal sealed class SqliteTransferTarget : ITransferTarget
{
    private static readonly string[] Tables = ["log", "log_recent", "record", "snapshot", "metric_chunk", "stream"];
    private readonly SqliteHeldFile _file;
    private readonly SqliteDatabase _database;
    private readonly SqliteBulkLoad _load;

    private SqliteTransferTarget(SqliteHeldFile file)
    {
        _file = file;
        _database = file.Database;
        _load = new SqliteBulkLoad(_database);
        Rows = new SqliteTransferRows(_database);
    }

    /// <inheritdoc/>
    public IStoreRows Rows { get; }

    /// <summary>Opens an empty file, or one that an unfinished copy has left, makes it empty and marks it.</summary>
    /// <exception cref="StoreConfigurationException">It can't be used, or it isn't empty; then nothing was written.</exception>
    public static SqliteTransferTarget Open(SqliteAddress address, TimeProvider time)
    {
        var file = SqliteHeldFile.Open(address.Path);
        file.Prepare(database =>
        {
            var version = SqliteSchema.Version(database);
            var isStore = version is > 0 and < UnfinishedCopy.Version;
            if (isStore && !IsEmpty(database))
            {
                throw UnfinishedCopy.NotEmpty(address.Database);
            }

            SqliteSettings.ApplyToWriter(database, address.Path, maxPages: 0);
            if (isStore)
            {
                SqliteSchema.Migrate(database, address.Path, time.GetUtcNow());
            }

            if (version != UnfinishedCopy.Version)
            {
                SqliteSchema.Mark(database, time.GetUtcNow());
            }

            database.Execute("PRAGMA synchronous=NORMAL");
            SqliteSchema.MigrateMarked(database, address.Path, time.GetUtcNow());
            database.InOneTransaction(() => Array.ForEach(Tables, table => database.Execute($"DELETE FROM {table}")));
        });
        return new SqliteTransferTarget(file);
    }

    /// <inheritdoc/>
    public async Task WriteStreamsAsync(IAsyncEnumerable<StreamName> streams, CancellationToken cancellationToken)
    {
        using var insert = _database.Prepare("INSERT INTO stream (name, parent) VALUES (?1, ?2)");
        await foreach (var stream in streams.WithCancellation(cancellationToken))
        {
            _load.BeforeRow();
            insert.Bind(1, stream.Name);
            insert.Bind(2, stream.Parent);
            insert.Run();
            _load.AfterRow(stream.Name.Length);
        }

        _load.Commit();
    }

    /// <inheritdoc/>
    public async Task WriteRecordsAsync(IAsyncEnumerable<StreamBody> records, CancellationToken cancellationToken)
    {
        using var insertRecord = _database.Prepare("INSERT INTO record (stream, sequence, body) VALUES (?1, ?2, ?3)");
        using var insertLog = _database.Prepare("INSERT INTO log (stream, sequence, record) VALUES (?1, ?2, last_insert_rowid())");
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            _load.BeforeRow();
            Insert(insertRecord, record);
            insertLog.Bind(1, _load.FindStream(record.Stream));
            insertLog.Bind(2, record.Sequence);
            insertLog.Run();
            _load.AfterRow(record.Body.Length);
        }

        _load.Commit();
    }

    /// <inheritdoc/>
    public async Task WriteSnapshotsAsync(IAsyncEnumerable<StreamBody> snapshots, CancellationToken cancellationToken)
    {
        using var insert = _database.Prepare("INSERT INTO snapshot (stream, sequence, body) VALUES (?1, ?2, ?3)");
        await foreach (var snapshot in snapshots.WithCancellation(cancellationToken))
        {
            _load.BeforeRow();
            Insert(insert, snapshot);
            _load.AfterRow(snapshot.Body.Length);
        }

        _load.Commit();
    }

    /// <inheritdoc/>
    public async Task WriteChunksAsync(IAsyncEnumerable<StreamChunk> chunks, CancellationToken cancellationToken)
    {
        using var insert = _database.Prepare(
            """
            INSERT INTO metric_chunk (stream, key, number, count, min_step, max_step, min_timestamp, max_timestamp, body)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """);
        await foreach (var (stream, chunk) in chunks.WithCancellation(cancellationToken))
        {
            _load.BeforeRow();
            Insert(insert, _load.FindStream(stream), chunk);
            _load.AfterRow(chunk.Body.Length);
        }

        _load.Commit();
    }

    /// <inheritdoc/>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        _database.Execute("PRAGMA synchronous=FULL");
        _database.Execute($"DELETE FROM schema_version WHERE version = {UnfinishedCopy.Version}");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Exception? Explain(Exception failure) => _file.Explain(failure);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _load.Dispose();
        _database.RollBack();
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsEmpty(SqliteDatabase database) =>
        Array.TrueForAll(Tables, table => database.QueryInt64($"SELECT EXISTS (SELECT 1 FROM {table})") == 0);

    private void Insert(SqliteStatement insert, StreamBody body)
    {
        insert.Bind(1, _load.FindStream(body.Stream));
        insert.Bind(2, body.Sequence);
        insert.Bind(3, body.Body.Span);
        insert.Run();
    }

    private static void Insert(SqliteStatement insert, long streamId, MetricChunk chunk)
    {
        insert.Bind(1, streamId);
        insert.Bind(2, chunk.Info.Key);
        insert.Bind(3, chunk.Info.Number);
        insert.Bind(4, chunk.Info.Count);
        insert.Bind(5, chunk.Info.MinStep);
        insert.Bind(6, chunk.Info.MaxStep);
        insert.Bind(7, chunk.Info.MinTimestamp);
        insert.Bind(8, chunk.Info.MaxTimestamp);
        insert.Bind(9, chunk.Body.Span);
        insert.Run();
    }
}
