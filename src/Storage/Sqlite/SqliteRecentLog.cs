namespace Bayou.Storage.Sqlite;

/// <summary>
/// The newest rows of the log, which share a few pages, and their way into the log proper, where each active stream has a page of its own.
/// Used inside the writer's transactions.
/// </summary>
internal sealed class SqliteRecentLog : IDisposable
{
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _move;
    private readonly SqliteStatement _clear;
    private readonly int _mostRows;
    private int _rows;

    /// <summary>
    /// Moves what an earlier process has left, so that reads of many streams find the log in one place. Where that fails, on a full disk
    /// say, it is left to the first group that can be written: reads find the rows in both places.
    /// </summary>
    /// <param name="database">The writer's connection.</param>
    /// <param name="mostRows">How many gather before they move.</param>
    public SqliteRecentLog(SqliteDatabase database, int mostRows)
    {
        _mostRows = mostRows;
        _insert = database.Prepare("INSERT INTO log_recent (stream, sequence, record) VALUES (?1, ?2, last_insert_rowid())");
        _move = database.Prepare("INSERT INTO log SELECT stream, sequence, record FROM log_recent ORDER BY stream, sequence");
        _clear = database.Prepare("DELETE FROM log_recent");
        try
        {
            MoveFound(database);
        }
        catch (SqliteFailure)
        {
            OnRolledBack();
        }
    }

    /// <summary>Moves all rows, in a transaction of its own: for whoever reads the log proper only.</summary>
    /// <exception cref="SqliteFailure">They can't be moved.</exception>
    public static void MoveAll(SqliteDatabase database)
    {
        using var recent = new SqliteRecentLog(database, mostRows: 1);
        recent.MoveFound(database);
    }

    /// <summary>Adds the row of the record that was inserted last.</summary>
    public void Add(long streamId, long sequence)
    {
        _insert.Bind(1, streamId);
        _insert.Bind(2, sequence);
        _insert.Run();
        _rows++;
    }

    /// <summary>At the end of a group: moves the rows if many have gathered.</summary>
    public void MoveIfMany()
    {
        if (_rows >= _mostRows)
        {
            Move();
        }
    }

    /// <summary>After a transaction that was rolled back: how many rows there are now is not known, so the next group moves them.</summary>
    public void OnRolledBack() => _rows = _mostRows;

    public void Dispose()
    {
        _insert.Dispose();
        _move.Dispose();
        _clear.Dispose();
    }

    private void MoveFound(SqliteDatabase database)
    {
        if (database.QueryInt64("SELECT EXISTS (SELECT 1 FROM log_recent)") != 0)
        {
            database.InOneTransaction(Move);
        }
    }

    private void Move()
    {
        _move.Run();
        _clear.Run();
        _rows = 0;
    }
}
