using Bayou.Contracts.Errors;
using Bayou.Storage.Writing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>The writer's connection. It is kept, dropped after any failure, and made anew when there is something to write.</summary>
/// <param name="source">Where connections come from.</param>
/// <param name="first">A connection that has claimed the database.</param>
/// <param name="options">How long a write waits for a connection, and whom it claims the database for.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class PostgreSqlWriterSession(
    NpgsqlDataSource source, NpgsqlConnection first, StateStoreOptions options, TimeProvider time, ILogger logger)
    : IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    // A connection that has rested for longer is asked for a sign of life before it is trusted with a group.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    private NpgsqlConnection? _connection = first;
    private long _usedAt = time.GetTimestamp();

    /// <summary>Who writes, where the database is shared.</summary>
    public string? Writer => options.Member?.Writer;

    /// <summary>
    /// Where streams stand that were written to over this connection, where the process has the database to itself. It does for as long as the
    /// connection lasts, so nothing is remembered beyond it; null where the database is shared.
    /// </summary>
    public RememberedHeads<long>? Heads { get; } = options.Member is null ? new() : null;

    /// <summary>
    /// The connection. While there is none to be had it tries again, less and less often, until the write that waits longest has waited
    /// long enough. Nothing is sent before there is a connection, so trying again can't write anything twice.
    /// </summary>
    /// <param name="waitingSince">When that write was queued; it gets at least one try.</param>
    /// <exception cref="BayouException">TEMPORARILY_UNAVAILABLE: the database is away.</exception>
    public NpgsqlConnection Acquire(long waitingSince)
    {
        if (_connection is not null && time.GetElapsedTime(_usedAt) > LongestRest && !IsAlive(_connection))
        {
            Discard();
        }

        if (_connection is not null)
        {
            return _connection;
        }

        for (var delay = FirstDelay; ; delay = delay * 2 > LongestDelay ? LongestDelay : delay * 2)
        {
            try
            {
                _connection = Connect();
                LogConnected();
                return _connection;
            }
            catch (Exception failure) when (PostgreSqlFaults.IsFault(failure))
            {
                if (time.GetElapsedTime(waitingSince) + delay > options.UnavailableAfter)
                {
                    throw PostgreSqlFaults.AtCall(failure);
                }

                LogRetry(failure.Message, delay);
            }

            Task.Delay(delay, time).Wait();
        }
    }

    /// <summary>Takes notice that the connection has just been used.</summary>
    public void OnUsed() => _usedAt = time.GetTimestamp();

    /// <summary>Drops the connection: after a failure nobody knows what state it is in.</summary>
    public void Discard()
    {
        var dropped = _connection;
        _connection = null;
        Heads?.ForgetAll();
        dropped?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => Discard();

    private NpgsqlConnection Connect()
    {
        var connection = source.OpenConnection();
        try
        {
            PostgreSqlTenancy.ClaimAgain(connection, options.Member);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool IsAlive(NpgsqlConnection connection)
    {
        try
        {
            using var command = new NpgsqlCommand("SELECT 1", connection);
            command.ExecuteScalar();
            return true;
        }
        catch (Exception failure) when (PostgreSqlFaults.IsFault(failure))
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The writer is connected to PostgreSQL")]
    private partial void LogConnected();

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL gives no connection ({Reason}); the writer tries again in {Delay}")]
    private partial void LogRetry(string reason, TimeSpan delay);
}
