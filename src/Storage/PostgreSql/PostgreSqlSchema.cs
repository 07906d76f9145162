using Bayou.Storage.Migrations;
using Bayou.Storage.Transfer;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>Brings a PostgreSQL database to the schema that this code knows. Several processes may do it at the same time.</summary>
internal static class PostgreSqlSchema
{
    private const string Dialect = "PostgreSql";
    private const int OldestServer = 150_000;

    // Any number that others don't use for advisory locks in the same database ("BAYU").
    private const long MigrationLock = 0x42415955;

    /// <summary>Refuses servers that lack what the schema needs.</summary>
    /// <returns>Whether the server flushes commits to disk at all.</returns>
    /// <exception cref="StoreConfigurationException">The server is too old, or the database doesn't hold Unicode.</exception>
    public static async Task<bool> CheckServerAsync(NpgsqlConnection connection, string place, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'), current_setting('fsync')::bool",
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetInt32(0) < OldestServer)
        {
            throw new StoreConfigurationException($"The PostgreSQL server of {place} is too old: Bayou needs version 15 or newer.");
        }

        if (reader.GetString(1) != "UTF8")
        {
            throw new StoreConfigurationException(
                $"The PostgreSQL database {place} has the encoding {reader.GetString(1)}. Make one with the encoding UTF8.");
        }

        return reader.GetBoolean(2);
    }

    /// <summary>The database's version; 0 for none, <see cref="UnfinishedCopy.Version"/> for an unfinished copy.</summary>
    public static Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        VersionAsync(connection, "SELECT coalesce(max(version), 0)::bigint FROM bayou.schema_version", cancellationToken);

    /// <summary>Applies the migrations that the database lacks.</summary>
    /// <exception cref="StoreConfigurationException">The database is newer than the code, or holds an unfinished copy.</exception>
    public static Task MigrateAsync(NpgsqlConnection connection, string place, TimeProvider time, CancellationToken cancellationToken) =>
        MigrateAsync(connection, place, VersionAsync, time, cancellationToken);

    /// <summary>Applies the migrations that a database with the mark of an unfinished copy lacks.</summary>
    /// <exception cref="StoreConfigurationException">The database is newer than the code.</exception>
    public static Task MigrateMarkedAsync(
        NpgsqlConnection connection, string place, TimeProvider time, CancellationToken cancellationToken) =>
        MigrateAsync(connection, place, VersionBesideMarkAsync, time, cancellationToken);

    /// <summary>Marks the database as an unfinished copy.</summary>
    /// <returns>False when it was marked already.</returns>
    public static async Task<bool> MarkAsync(NpgsqlConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockAsync(connection, transaction, cancellationToken);
        var version = await VersionAsync(connection, cancellationToken);
        var isNew = version != UnfinishedCopy.Version;
        if (isNew)
        {
            if (version == 0)
            {
                await CreateVersionsAsync(connection, transaction, cancellationToken);
            }

            await RecordAsync(connection, transaction, UnfinishedCopy.Version, UnfinishedCopy.Name, time, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return isNew;
    }

    /// <summary>Takes the mark away.</summary>
    public static async Task UnmarkAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("DELETE FROM bayou.schema_version WHERE version = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = UnfinishedCopy.Version });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task MigrateAsync(
        NpgsqlConnection connection,
        string place,
        Func<NpgsqlConnection, CancellationToken, Task<long>> stored,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var known = MigrationScripts.Load(Dialect);
        if (!MigrationScripts.Pending(known, await stored(connection, cancellationToken), Name(place)).Any())
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockAsync(connection, transaction, cancellationToken);

        // Another process may have done it while this one waited for the lock.
        foreach (var migration in MigrationScripts.Pending(known, await stored(connection, cancellationToken), Name(place)))
        {
            await CreateVersionsAsync(connection, transaction, cancellationToken);
            await using var apply = new NpgsqlCommand(migration.Sql, connection, transaction);
            await apply.ExecuteNonQueryAsync(cancellationToken);
            await RecordAsync(connection, transaction, migration.Version, migration.Name, time, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static string Name(string place) => $"The PostgreSQL database {place}";

    private static Task<long> VersionBesideMarkAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => VersionAsync(
        connection,
        $"SELECT coalesce(max(version), 0)::bigint FROM bayou.schema_version WHERE version < {UnfinishedCopy.Version}",
        cancellationToken);

    private static async Task<long> VersionAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        // Not by to_regclass: it answers from a cache that may not know yet what another process has just made.
        await using var exists = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_tables WHERE schemaname = 'bayou' AND tablename = 'schema_version')", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(cancellationToken))!)
        {
            return 0;
        }

        await using var version = new NpgsqlCommand(query, connection);
        return (long)(await version.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction);
        take.Parameters.Add(new NpgsqlParameter<long> { TypedValue = MigrationLock });
        await take.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task CreateVersionsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var prepare = new NpgsqlCommand(
            """
            CREATE SCHEMA IF NOT EXISTS bayou;
            CREATE TABLE IF NOT EXISTS bayou.schema_version
                (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL)
            """,
            connection,
            transaction);
        await prepare.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RecordAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        int version,
        string name,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        await using var record = new NpgsqlCommand(
            "INSERT INTO bayou.schema_version (version, name, applied_at) VALUES ($1, $2, $3)", connection, transaction);
        record.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
        record.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        record.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time.GetUtcNow().UtcDateTime });
        await record.ExecuteNonQueryAsync(cancellationToken);
    }
}
