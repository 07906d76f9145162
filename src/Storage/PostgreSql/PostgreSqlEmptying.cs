using Bayou.Storage.Transfer;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>Makes a PostgreSQL database ready for a copy: marked, locked and surely empty.</summary>
internal static class PostgreSqlEmptying
{
    private const string Tables = "bayou.log, bayou.stream, bayou.snapshot, bayou.metric_chunk";

    private const string HoldsRows =
        """
        SELECT EXISTS (SELECT FROM bayou.log) OR EXISTS (SELECT FROM bayou.stream) OR EXISTS (SELECT FROM bayou.snapshot)
            OR EXISTS (SELECT FROM bayou.metric_chunk)
        """;

    /// <summary>
    /// Claims the database, marks it as an unfinished copy and brings its tables to the schema that this code knows.
    /// </summary>
    /// <returns>Whether the mark is new.</returns>
    /// <exception cref="StoreConfigurationException">It is in use, not empty, or newer than the code.</exception>
    public static async Task<bool> MarkAsync(
        NpgsqlConnection connection, PostgreSqlAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await PostgreSqlSchema.VersionAsync(connection, cancellationToken) is > 0 and < UnfinishedCopy.Version)
        {
            if (await HoldsRowsAsync(connection, cancellationToken))
            {
                throw UnfinishedCopy.NotEmpty(address.Database);
            }

            await PostgreSqlSchema.MigrateAsync(connection, address.Place, time, cancellationToken);
            await PostgreSqlTransferConnection.ClaimAsync(connection, address, time, cancellationToken);
        }

        var isNew = await PostgreSqlSchema.MarkAsync(connection, time, cancellationToken);
        await PostgreSqlSchema.MigrateMarkedAsync(connection, address.Place, time, cancellationToken);
        try
        {
            await PostgreSqlTransferConnection.ClaimAsync(connection, address, time, cancellationToken);
            return isNew;
        }
        catch (StoreConfigurationException) when (isNew)
        {
            // A server made the tables at the same moment as this copy: the database is that server's.
            await PostgreSqlSchema.UnmarkAsync(connection, cancellationToken);
            throw;
        }
    }

    /// <summary>
    /// Begins the transaction of the copy. What an unfinished one has left is out of sight, and its room is given back here.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="address">The database.</param>
    /// <param name="isNew">Whether this copy has marked the database.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="StoreConfigurationException">A server has written into the database; that is left alone.</exception>
    public static async Task<NpgsqlTransaction> BeginAsync(
        NpgsqlConnection connection, PostgreSqlAddress address, bool isNew, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"LOCK TABLE {Tables} IN ACCESS EXCLUSIVE MODE", cancellationToken);
        if (await HoldsRowsAsync(connection, cancellationToken))
        {
            // A server was opening the database while it was marked, or was open before.
            if (isNew)
            {
                await PostgreSqlSchema.UnmarkAsync(connection, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                throw UnfinishedCopy.NotEmpty(address.Database);
            }

            throw new StoreConfigurationException(
                $"{address.Database} holds an unfinished copy, and a server that was running meanwhile has written into it. Stop that " +
                "server and copy into another database.");
        }

        await ExecuteAsync(connection, $"TRUNCATE {Tables}", cancellationToken);
        return transaction;
    }

    private static async Task<bool> HoldsRowsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(HoldsRows, connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
