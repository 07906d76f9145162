using Bayou.Storage.Transfer;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>A PostgreSQL database that is copied, as it is at one moment.</summary>
internal sealed class PostgreSqlTransferSource : ITransferEnd
{
    private readonly NpgsqlConnection _connection;
    private readonly PostgreSqlAddress _address;

    private PostgreSqlTransferSource(NpgsqlConnection connection, PostgreSqlAddress address)
    {
        _connection = connection;
        _address = address;
        Rows = new PostgreSqlTransferRows(connection);
    }

    /// <inheritdoc/>
    public IStoreRows Rows { get; }

    /// <summary>Opens the database as a server does, and keeps what it holds at this moment in view.</summary>
    /// <exception cref="StoreConfigurationException">It is in use or can't be used, or holds no store or an unfinished copy.</exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the server gives no answer.</exception>
    public static async Task<PostgreSqlTransferSource> OpenAsync(
        PostgreSqlAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await PostgreSqlTransferConnection.OpenAsync(address, cancellationToken);
            if (await PostgreSqlSchema.VersionAsync(connection, cancellationToken) == 0)
            {
                throw UnfinishedCopy.NoStore(address.Database);
            }

            await PostgreSqlSchema.MigrateAsync(connection, address.Place, time, cancellationToken);
            await PostgreSqlTransferConnection.ClaimAsync(connection, address, time, cancellationToken);

            // The first statement of the transaction fixes the moment; the transaction ends with the connection.
            await using var begin = new NpgsqlCommand(
                "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT count(*) FROM bayou.schema_version", connection);
            await begin.ExecuteNonQueryAsync(cancellationToken);
            return new PostgreSqlTransferSource(connection, address);
        }
        catch (Exception failure)
        {
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
            if (PostgreSqlFaults.IsFault(failure))
            {
                throw PostgreSqlFaults.AtOpen(address.Place, failure);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public Exception? Explain(Exception failure) =>
        PostgreSqlFaults.IsFault(failure) ? PostgreSqlFaults.AtOpen(_address.Place, failure) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
