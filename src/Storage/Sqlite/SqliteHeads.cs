namespace Bayou.Storage.Sqlite;

/// <summary>Looks up where streams stand, for the fence against stale writers.</summary>
/// <param name="database">The writer's connection.</param>
internal sealed class SqliteHeads(SqliteDatabase database) : IDisposable
{
    private readonly SqliteStatement _find = database.Prepare(
        """
        SELECT id,
               coalesce((SELECT max(sequence) FROM log WHERE log.stream = stream.id), 0),
               coalesce((SELECT sequence FROM snapshot WHERE snapshot.stream = stream.id), 0)
        FROM stream WHERE name = ?1
        """);

    public SqliteHead Find(string stream)
    {
        _find.Bind(1, stream);
        if (!_find.Step())
        {
            return default;
        }

        // After a compaction the log may hold nothing of the stream: then its snapshot is its last word.
        var snapshot = _find.Int64(2);
        var head = new SqliteHead(_find.Int64(0), Math.Max(_find.Int64(1), snapshot), snapshot);
        _find.Reset();
        return head;
    }

    public void Dispose() => _find.Dispose();
}
