using System.Collections.Immutable;

namespace Bayou.Storage.Sqlite;

/// <summary>Removes streams inside the writer's transaction. Their records are left dead for the sweep.</summary>
internal sealed class SqliteDropper : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteHeads _heads;
    private readonly SqliteSweeper _sweeper;
    private readonly SqliteStatement[] _deleteLog;
    private readonly SqliteStatement _deleteSnapshot;
    private readonly SqliteStatement _deleteChunks;
    private readonly SqliteStatement _deleteStream;

    public SqliteDropper(SqliteDatabase database, SqliteHeads heads, SqliteSweeper sweeper)
    {
        _database = database;
        _heads = heads;
        _sweeper = sweeper;
        _deleteLog =
        [
            database.Prepare("DELETE FROM log WHERE stream = ?1"),
            database.Prepare("DELETE FROM log_recent WHERE stream = ?1"),
        ];
        _deleteSnapshot = database.Prepare("DELETE FROM snapshot WHERE stream = ?1");
        _deleteChunks = database.Prepare("DELETE FROM metric_chunk WHERE stream = ?1");
        _deleteStream = database.Prepare("DELETE FROM stream WHERE id = ?1");
    }

    /// <summary>Removes streams; those that don't exist are passed over.</summary>
    public void Drop(ImmutableArray<string> streams)
    {
        foreach (var stream in streams)
        {
            if (_heads.Find(stream).StreamId is not 0 and var id)
            {
                foreach (var delete in _deleteLog)
                {
                    Run(delete, id);
                    _sweeper.OnDead(_database.Changes);
                }

                Run(_deleteSnapshot, id);
                Run(_deleteChunks, id);
                Run(_deleteStream, id);
                _heads.Forget(stream);
            }
        }
    }

    public void Dispose()
    {
        Array.ForEach(_deleteLog, static delete => delete.Dispose());
        _deleteSnapshot.Dispose();
        _deleteChunks.Dispose();
        _deleteStream.Dispose();
    }

    private static void Run(SqliteStatement statement, long id)
    {
        statement.Bind(1, id);
        statement.Run();
    }
}
