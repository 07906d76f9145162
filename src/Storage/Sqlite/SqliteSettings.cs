namespace Bayou.Storage.Sqlite;

/// <summary>The pragmas of our connections.</summary>
internal static class SqliteSettings
{
    // 16 MiB of log before it moves into the database: long enough that hot pages are written once for many commits, short enough that the
    // commit that does it takes some milliseconds.
    private const int CheckpointPages = 4_000;

    // A burst may make the write-ahead log long; it isn't left so.
    private const int LogBytes = 64 * 1024 * 1024;

    // The writer's keys are everywhere in its trees, readers read once: the operating system caches for them.
    private const int WriterCacheKibibytes = 32 * 1024;
    private const int ReaderCacheKibibytes = 4 * 1024;

    // synchronous=FULL in WAL mode: each commit is on disk before it returns.
    private const int SynchronousFull = 2;

    /// <summary>Sets up the connection that writes.</summary>
    /// <exception cref="StoreConfigurationException">The file doesn't take the settings that durability needs.</exception>
    public static void ApplyToWriter(SqliteDatabase database, string path, int maxPages)
    {
        var journal = database.QueryText("PRAGMA journal_mode=WAL");
        if (journal != "wal")
        {
            throw new StoreConfigurationException(
                $"The SQLite database {path} can't use a write-ahead log (it stays in mode '{journal}'). Put it on a local disk.");
        }

        // On macOS an fsync alone leaves data in the drive's cache.
        database.Execute("PRAGMA synchronous=FULL; PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1");
        if (database.QueryInt64("PRAGMA synchronous") != SynchronousFull)
        {
            throw new StoreConfigurationException($"The SQLite database {path} doesn't take synchronous=FULL.");
        }

        database.Execute($"PRAGMA wal_autocheckpoint={CheckpointPages}");
        database.Execute($"PRAGMA journal_size_limit={LogBytes}");
        database.Execute($"PRAGMA cache_size=-{WriterCacheKibibytes}");
        if (maxPages > 0)
        {
            database.Execute($"PRAGMA max_page_count={maxPages}");
        }
    }

    /// <summary>Sets up a connection that reads.</summary>
    public static void ApplyToReader(SqliteDatabase database) =>
        database.Execute($"PRAGMA query_only=1; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-{ReaderCacheKibibytes}");
}
