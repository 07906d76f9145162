using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>
/// A connection for a copy: alone, without the limits on time that suit a server's short statements, and watched by TCP instead, so that a
/// machine that vanished is noticed.
/// </summary>
internal static class PostgreSqlTransferConnection
{
    private const string ApplicationName = "bayou db copy";

    private const string Session =
        """
        SET statement_timeout = 0;
        SET idle_in_transaction_session_timeout = 0;
        SET default_transaction_isolation = 'read committed';
        SET lock_timeout = '10s'
        """;

    /// <summary>Claims the database for this connection, as a server that serves alone does.</summary>
    /// <exception cref="StoreConfigurationException">A server holds it, or another copy.</exception>
    public static Task ClaimAsync(
        NpgsqlConnection connection, PostgreSqlAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        var context = new StoreContext(new StateStoreOptions(), time, NullLoggerFactory.Instance, Meters: null);
        return PostgreSqlTenancy.ClaimAtStartAsync(connection, address.Place, context, cancellationToken);
    }

    /// <summary>Connects.</summary>
    /// <exception cref="StoreConfigurationException">The server is too old, or the database doesn't hold Unicode.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(PostgreSqlAddress address, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            Pooling = false,
            Enlist = false,
            CommandTimeout = 0,
            TcpKeepAlive = true,
        };
        settings.ApplicationName ??= ApplicationName;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using (var command = new NpgsqlCommand(Session, connection))
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            await PostgreSqlSchema.CheckServerAsync(connection, address.Place, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
