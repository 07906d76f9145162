using Bayou.Storage.Writing;

namespace Bayou.Storage.Sqlite;

/// <summary>
/// Where streams stand, for the fence against stale writers. The writer's is the only connection that writes, so what it has seen of a stream
/// holds until it writes to it again.
/// </summary>
/// <param name="database">The writer's connection.</param>
internal sealed class SqliteHeads(SqliteDatabase database) : IDisposable
{
    private readonly RememberedHeads<SqliteHead> _remembered = new();

    private readonly SqliteStatement _find = database.Prepare(
        """
        SELECT id,
               coalesce(
                   (SELECT max(sequence) FROM log_recent WHERE log_recent.stream = stream.id),
                   (SELECT max(sequence) FROM log WHERE log.stream = stream.id),
                   0),
               coalesce((SELECT sequence FROM snapshot WHERE snapshot.stream = stream.id), 0)
        FROM stream WHERE name = ?1
        """);

    /// <summary>Where a stream stands in the writer's transaction.</summary>
    public SqliteHead Find(string stream)
    {
        if (_remembered.TryGet(stream, out var known))
        {
            return known;
        }

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

    /// <summary>Takes notice of where a write has brought a stream.</summary>
    public void Remember(string stream, SqliteHead head) => _remembered.Remember(stream, head);

    /// <summary>Takes notice of a stream's removal.</summary>
    public void Forget(string stream) => _remembered.Forget(stream);

    /// <summary>Takes notice of a transaction that failed: what was remembered may never have happened.</summary>
    public void ForgetAll() => _remembered.ForgetAll();

    public void Dispose() => _find.Dispose();
}
