using Bayou.Storage.Migrations;
using Bayou.Storage.Transfer;

namespace Bayou.Storage.Sqlite;

/// <summary>Brings a SQLite file to the schema that this code knows.</summary>
internal static class SqliteSchema
{
    private const string Dialect = "Sqlite";
    private const long ApplicationId = 0x42415955; // "BAYU", set by the first migration

    private const string CreateVersions =
        """
        CREATE TABLE IF NOT EXISTS schema_version
            (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT
        """;

    // A file of this size is checked as a whole in well under a second; of a larger one only the roots of its trees.
    private const long WholeCheckBytes = 32 * 1024 * 1024;

    /// <summary>Refuses another program's database, before anything is changed in it.</summary>
    /// <exception cref="StoreConfigurationException">The file belongs to another program.</exception>
    public static void CheckOwner(SqliteDatabase database, string path)
    {
        var tables = database.QueryInt64("SELECT count(*) FROM sqlite_schema");
        if (tables > 0 && database.QueryInt64("PRAGMA application_id") != ApplicationId)
        {
            throw new StoreConfigurationException(
                $"The SQLite database {path} belongs to another program: it has tables, but not Bayou's mark. Name a file of Bayou's own.");
        }
    }

    /// <summary>Looks for damage.</summary>
    /// <exception cref="SqliteFailure">A page that was looked at is damaged.</exception>
    /// <exception cref="StoreConfigurationException">The check of the whole file found damage.</exception>
    public static void CheckHealth(SqliteDatabase database, string path)
    {
        if (database.QueryInt64("PRAGMA page_count") * database.QueryInt64("PRAGMA page_size") <= WholeCheckBytes)
        {
            var finding = database.QueryText("PRAGMA quick_check(1)");
            if (finding != "ok")
            {
                throw SqliteFaults.Damaged(path, finding, null);
            }
        }
        else
        {
            foreach (var table in (string[])["stream", "record", "log", "log_recent", "snapshot", "metric_chunk"])
            {
                database.QueryInt64($"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 1)");
            }
        }
    }

    /// <summary>The file's version; 0 for none, <see cref="UnfinishedCopy.Version"/> for an unfinished copy.</summary>
    public static long Version(SqliteDatabase database) => HasVersions(database)
        ? database.QueryInt64("SELECT max(version) FROM schema_version")
        : 0;

    /// <summary>Applies the migrations that the file lacks.</summary>
    /// <exception cref="StoreConfigurationException">The file is newer than the code, or holds an unfinished copy.</exception>
    public static void Migrate(SqliteDatabase database, string path, DateTimeOffset now) =>
        Migrate(database, path, Version(database), now);

    /// <summary>Applies the migrations that a file with the mark of an unfinished copy lacks.</summary>
    /// <exception cref="StoreConfigurationException">The file is newer than the code.</exception>
    public static void MigrateMarked(SqliteDatabase database, string path, DateTimeOffset now) => Migrate(
        database,
        path,
        database.QueryInt64($"SELECT max(version) FROM schema_version WHERE version < {UnfinishedCopy.Version}"),
        now);

    /// <summary>Marks the file as an unfinished copy, and as Bayou's.</summary>
    public static void Mark(SqliteDatabase database, DateTimeOffset now) => database.InOneTransaction(() =>
    {
        database.Execute($"PRAGMA application_id = {ApplicationId}");
        database.Execute(CreateVersions);
        Record(database, UnfinishedCopy.Version, UnfinishedCopy.Name, now);
    });

    private static bool HasVersions(SqliteDatabase database) =>
        database.QueryInt64("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'") > 0;

    private static void Migrate(SqliteDatabase database, string path, long stored, DateTimeOffset now)
    {
        foreach (var migration in MigrationScripts.Pending(MigrationScripts.Load(Dialect), stored, $"The SQLite database {path}"))
        {
            database.InOneTransaction(() =>
            {
                database.Execute(CreateVersions);
                database.Execute(migration.Sql);
                Record(database, migration.Version, migration.Name, now);
            });
        }
    }

    private static void Record(SqliteDatabase database, int version, string name, DateTimeOffset now)
    {
        using var record = database.Prepare("INSERT INTO schema_version (version, name, applied_at) VALUES (?1, ?2, ?3)");
        record.Bind(1, version);
        record.Bind(2, name);
        record.Bind(3, now.ToUnixTimeMilliseconds());
        record.Run();
    }
}
