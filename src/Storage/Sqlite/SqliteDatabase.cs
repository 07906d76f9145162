using SQLitePCL;

namespace Bayou.Storage.Sqlite;

/// <summary>
/// One connection, over SQLite's own functions: they spare the writer what ADO.NET does for each parameter and row. Used by one thread at
/// a time.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    // Readers and the writer don't wait for each other in WAL mode; only recovery and the last close take short exclusive locks.
    private const int BusyMilliseconds = 10_000;

    private readonly sqlite3 _handle;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle) => _handle = handle;

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>The key of the row inserted last.</summary>
    public long LastInsertedId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>Rows that the last statement inserted, changed or deleted.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Opens the file, creating it if need be.</summary>
    /// <exception cref="SqliteFailure">It can't be opened.</exception>
    public static SqliteDatabase Open(string path)
    {
        const int Flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
        var result = raw.sqlite3_open_v2(path, out var handle, Flags, null);
        var database = new SqliteDatabase(handle);
        try
        {
            database.Check(result);
            database.Check(raw.sqlite3_extended_result_codes(handle, 1));
            database.Check(raw.sqlite3_busy_timeout(handle, BusyMilliseconds));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Executes one or more statements without parameters.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Prepares a statement that is used again and again; dispose it before the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return new SqliteStatement(this, statement);
    }

    /// <summary>The first column of the first row, as text.</summary>
    public string QueryText(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>The first column of the first row, as a number; 0 when there is none.</summary>
    public long QueryInt64(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>Does several things in one transaction.</summary>
    public void InOneTransaction(Action action)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            action();
            Execute("COMMIT");
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    /// <summary>Ends the transaction that a failure has left open, if it has: SQLite ends it itself on some failures.</summary>
    public void RollBack()
    {
        if (InTransaction)
        {
            raw.sqlite3_exec(_handle, "ROLLBACK");
        }
    }

    /// <summary>Turns a result code into an exception.</summary>
    /// <exception cref="SqliteFailure">It isn't SQLITE_OK.</exception>
    public void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Failure(result);
        }
    }

    public SqliteFailure Failure(int result) => new(result, raw.sqlite3_errmsg(_handle).utf8_to_string());

    public void Dispose() => _ = raw.sqlite3_close_v2(_handle);
}
