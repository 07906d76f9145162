namespace Bayou.Storage.Sqlite;

/// <summary>A SQLite file that a copy reads or writes, held as a server holds it.</summary>
internal sealed class SqliteHeldFile : IDisposable
{
    private readonly SqliteLock _lock;

    private SqliteHeldFile(string path, SqliteLock held, SqliteDatabase database)
    {
        Path = path;
        _lock = held;
        Database = database;
    }

    public string Path { get; }

    public SqliteDatabase Database { get; }

    /// <summary>Opens a file and sees that it is Bayou's; nothing is changed in it.</summary>
    /// <exception cref="StoreConfigurationException">Another process holds it, or it is another program's.</exception>
    public static SqliteHeldFile Open(string path)
    {
        var held = SqliteLock.Take(path);
        SqliteDatabase? database = null;
        try
        {
            database = SqliteDatabase.Open(path);
            SqliteSchema.CheckOwner(database, path);
            return new SqliteHeldFile(path, held, database);
        }
        catch (Exception failure)
        {
            database?.Dispose();
            held.Dispose();
            if (failure is SqliteFailure refused)
            {
                throw SqliteFaults.AtOpen(path, refused);
            }

            throw;
        }
    }

    /// <summary>Prepares the file for a copy; it is closed if that fails.</summary>
    public void Prepare(Action<SqliteDatabase> prepare)
    {
        try
        {
            prepare(Database);
        }
        catch (Exception failure)
        {
            Dispose();
            if (failure is SqliteFailure refused)
            {
                throw SqliteFaults.AtOpen(Path, refused);
            }

            throw;
        }
    }

    /// <summary>Says of a failure of SQLite which file it was and what to do; null for other failures.</summary>
    public Exception? Explain(Exception failure) => failure switch
    {
        SqliteFailure { IsNoRoom: true } or SqliteFailure { IsDamage: true } => SqliteFaults.AtOpen(Path, (SqliteFailure)failure),
        SqliteFailure => new StoreConfigurationException($"The SQLite database {Path} failed: {failure.Message}.", failure),
        InvalidDataException damage => SqliteFaults.Damaged(Path, damage.Message, damage),
        _ => null,
    };

    public void Dispose()
    {
        // The last connection to close moves the log into the database, so the lock goes last.
        Database.Dispose();
        _lock.Dispose();
    }
}
