using Bayou.Storage.Log;
using Bayou.Storage.Metrics;
using Bayou.Storage.Writing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>A PostgreSQL database, which several processes may share.</summary>
internal sealed partial class PostgreSqlStateStore : IStateStore
{
    private readonly PostgreSqlSources _sources;
    private readonly GroupWriter _writer;
    private readonly PostgreSqlReaders _readers;
    private int _disposed;

    private PostgreSqlStateStore(PostgreSqlSources sources, NpgsqlConnection claimed, StoreContext context)
    {
        _sources = sources;
        var session = new PostgreSqlWriterSession(
            sources.Writer, claimed, context.Options, context.Time, context.Loggers.CreateLogger<PostgreSqlWriterSession>());
        _writer = new GroupWriter(Kind, new PostgreSqlCommitter(session), context);
        _readers = new PostgreSqlReaders(sources.Readers, context.Loggers.CreateLogger<PostgreSqlReaders>());
        Log = new StateLog(_writer, new PostgreSqlStreamReader(_readers), context.Options.ReadBatchBytes);
        Chunks = new MetricChunkStore(new PostgreSqlChunkReader(_readers));
    }

    /// <inheritdoc/>
    public string Kind => "postgresql";

    /// <inheritdoc/>
    public IStateLog Log { get; }

    /// <inheritdoc/>
    public IMetricChunkStore Chunks { get; }

    /// <summary>Opens a database, creating or migrating its tables.</summary>
    /// <exception cref="StoreConfigurationException">It can't be used; the message says why and what to do.</exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the server gives no answer.</exception>
    public static async Task<IStateStore> OpenAsync(PostgreSqlAddress address, StoreContext context, CancellationToken cancellationToken)
    {
        var sources = new PostgreSqlSources(address, context);
        try
        {
            var claimed = await PrepareAsync(sources, address, context, cancellationToken);
            return new PostgreSqlStateStore(sources, claimed, context);
        }
        catch (Exception failure) when (PostgreSqlFaults.IsFault(failure))
        {
            await sources.DisposeAsync();
            throw PostgreSqlFaults.AtOpen(address.Place, failure);
        }
        catch
        {
            await sources.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => _readers.ReadAsync(
        static async (connection, token) =>
        {
            await using var command = new NpgsqlCommand("SELECT count(*) FROM bayou.schema_version", connection);
            return await command.ExecuteScalarAsync(token);
        },
        cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _writer.DisposeAsync();
            await _sources.DisposeAsync();
        }
    }

    // The connection that has claimed the database goes to the writer: the claim lasts as long as it does.
    private static async Task<NpgsqlConnection> PrepareAsync(
        PostgreSqlSources sources, PostgreSqlAddress address, StoreContext context, CancellationToken cancellationToken)
    {
        var logger = context.Loggers.CreateLogger<PostgreSqlStateStore>();
        var connection = await sources.Writer.OpenConnectionAsync(cancellationToken);
        try
        {
            if (!await PostgreSqlSchema.CheckServerAsync(connection, address.Place, cancellationToken))
            {
                LogNoFsync(logger, address.Place);
            }

            await PostgreSqlSchema.MigrateAsync(connection, address.Place, context.Time, cancellationToken);
            await PostgreSqlTenancy.ClaimAtStartAsync(connection, address.Place, context, cancellationToken);
            LogOpened(logger, address.Place);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Opened the PostgreSQL database {Place}")]
    private static partial void LogOpened(ILogger logger, string place);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The server of the PostgreSQL database {Place} runs with fsync=off: if its machine fails, acknowledged writes are lost")]
    private static partial void LogNoFsync(ILogger logger, string place);
}
