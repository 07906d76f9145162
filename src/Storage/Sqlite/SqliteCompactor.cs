using Bayou.Storage.Log;
using Bayou.Storage.Metrics;

namespace Bayou.Storage.Sqlite;

/// <summary>Writes compactions inside the writer's transaction.</summary>
internal sealed class SqliteCompactor : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteHeads _heads;
    private readonly SqliteSweeper _sweeper;
    private readonly SqliteStatement _putSnapshot;
    private readonly SqliteStatement _putChunk;
    private readonly SqliteStatement[] _deleteLog;

    public SqliteCompactor(SqliteDatabase database, SqliteHeads heads, SqliteSweeper sweeper)
    {
        _database = database;
        _heads = heads;
        _sweeper = sweeper;
        _putSnapshot = database.Prepare("INSERT OR REPLACE INTO snapshot (stream, sequence, body) VALUES (?1, ?2, ?3)");
        _putChunk = database.Prepare(
            """
            INSERT OR REPLACE INTO metric_chunk
                (stream, key, number, count, min_step, max_step, min_timestamp, max_timestamp, body)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """);
        _deleteLog =
        [
            database.Prepare("DELETE FROM log WHERE stream = ?1 AND sequence <= ?2"),
            database.Prepare("DELETE FROM log_recent WHERE stream = ?1 AND sequence <= ?2"),
        ];
    }

    /// <summary>Writes a compaction, or nothing of it.</summary>
    /// <returns>False when the stream has moved on.</returns>
    public bool TryCompact(Compaction compaction)
    {
        var head = _heads.Find(compaction.Stream);
        if (head.SnapshotSequence != compaction.PreviousSnapshotSequence || head.Sequence < compaction.SnapshotSequence)
        {
            return false;
        }

        _putSnapshot.Bind(1, head.StreamId);
        _putSnapshot.Bind(2, compaction.SnapshotSequence);
        _putSnapshot.Bind(3, compaction.Snapshot.Span);
        _putSnapshot.Run();
        foreach (var chunk in compaction.Chunks)
        {
            Put(head.StreamId, chunk);
        }

        foreach (var delete in _deleteLog)
        {
            delete.Bind(1, head.StreamId);
            delete.Bind(2, compaction.SnapshotSequence);
            delete.Run();
            _sweeper.OnDead(_database.Changes);
        }

        _heads.Remember(compaction.Stream, head with { SnapshotSequence = compaction.SnapshotSequence });
        return true;
    }

    public void Dispose()
    {
        _putSnapshot.Dispose();
        _putChunk.Dispose();
        Array.ForEach(_deleteLog, static delete => delete.Dispose());
    }

    private void Put(long streamId, MetricChunk chunk)
    {
        _putChunk.Bind(1, streamId);
        _putChunk.Bind(2, chunk.Info.Key);
        _putChunk.Bind(3, chunk.Info.Number);
        _putChunk.Bind(4, chunk.Info.Count);
        _putChunk.Bind(5, chunk.Info.MinStep);
        _putChunk.Bind(6, chunk.Info.MaxStep);
        _putChunk.Bind(7, chunk.Info.MinTimestamp);
        _putChunk.Bind(8, chunk.Info.MaxTimestamp);
        _putChunk.Bind(9, chunk.Body.Span);
        _putChunk.Run();
    }
}
