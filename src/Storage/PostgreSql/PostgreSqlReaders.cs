using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>Reads with a connection of the pool.</summary>
internal sealed partial class PostgreSqlReaders(NpgsqlDataSource source, ILogger<PostgreSqlReaders> logger)
{
    /// <summary>
    /// Does a read, a second time if its connection was lost: after a restart of the server every connection of the pool is a dead one.
    /// </summary>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the database gave no answer.</exception>
    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await ReadOnceAsync(read, cancellationToken);
            }
            catch (Exception lost) when (PostgreSqlFaults.IsLostConnection(lost))
            {
                source.Clear();
                return await ReadOnceAsync(read, cancellationToken);
            }
        }
        catch (Exception failure) when (PostgreSqlFaults.IsFault(failure))
        {
            LogFailed(failure);
            throw PostgreSqlFaults.AtCall(failure);
        }
    }

    private async Task<T> ReadOnceAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await read(connection, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A read failed")]
    private partial void LogFailed(Exception failure);
}
