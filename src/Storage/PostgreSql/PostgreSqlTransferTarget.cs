using Bayou.Storage.Transfer;
using Npgsql;
using NpgsqlTypes;

namespace Bayou.Storage.PostgreSql;

/// <summary>
/// A PostgreSQL database that a copy fills in one transaction, which also takes the mark away: others see all of the copy or, beside the
/// mark, nothing. The tables are locked meanwhile, so that a server that was running already can't write into them.
/// </summary>
internal sealed class PostgreSqlTransferTarget : ITransferTarget
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly PostgreSqlAddress _address;

    private PostgreSqlTransferTarget(NpgsqlConnection connection, NpgsqlTransaction transaction, PostgreSqlAddress address)
    {
        _connection = connection;
        _transaction = transaction;
        _address = address;
        Rows = new PostgreSqlTransferRows(connection);
    }

    /// <inheritdoc/>
    public IStoreRows Rows { get; }

    /// <summary>Opens an empty database, or one that an unfinished copy has left, and marks it.</summary>
    /// <exception cref="StoreConfigurationException">It can't be used, or it isn't empty; then nothing was written.</exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the server gives no answer.</exception>
    public static async Task<PostgreSqlTransferTarget> OpenAsync(
        PostgreSqlAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await PostgreSqlTransferConnection.OpenAsync(address, cancellationToken);
            var isNew = await PostgreSqlEmptying.MarkAsync(connection, address, time, cancellationToken);
            var transaction = await PostgreSqlEmptying.BeginAsync(connection, address, isNew, cancellationToken);
            return new PostgreSqlTransferTarget(connection, transaction, address);
        }
        catch (Exception failure)
        {
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw failure switch
            {
                PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new StoreConfigurationException(
                    $"{address.Database} is in use: a server or another copy works on it. Stop that first.", failure),
                _ when PostgreSqlFaults.IsFault(failure) => PostgreSqlFaults.AtOpen(address.Place, failure),
                _ => failure,
            };
        }
    }

    /// <inheritdoc/>
    public Task WriteStreamsAsync(IAsyncEnumerable<StreamName> streams, CancellationToken cancellationToken) => LoadAsync(
        "stream (parent, name)",
        streams.Where(static stream => stream.Parent is not null),
        static async (row, stream, token) =>
        {
            await row.WriteAsync(stream.Parent!, NpgsqlDbType.Text, token);
            await row.WriteAsync(stream.Name, NpgsqlDbType.Text, token);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task WriteRecordsAsync(IAsyncEnumerable<StreamBody> records, CancellationToken cancellationToken) =>
        LoadAsync("log (stream, sequence, body)", records, WriteBodyAsync, cancellationToken);

    /// <inheritdoc/>
    public Task WriteSnapshotsAsync(IAsyncEnumerable<StreamBody> snapshots, CancellationToken cancellationToken) =>
        LoadAsync("snapshot (stream, sequence, body)", snapshots, WriteBodyAsync, cancellationToken);

    /// <inheritdoc/>
    public Task WriteChunksAsync(IAsyncEnumerable<StreamChunk> chunks, CancellationToken cancellationToken) => LoadAsync(
        "metric_chunk (stream, key, number, count, min_step, max_step, min_timestamp, max_timestamp, body)",
        chunks,
        static async (row, chunk, token) =>
        {
            var info = chunk.Chunk.Info;
            await row.WriteAsync(chunk.Stream, NpgsqlDbType.Text, token);
            await row.WriteAsync(info.Key, NpgsqlDbType.Text, token);
            await row.WriteAsync(info.Number, NpgsqlDbType.Integer, token);
            await row.WriteAsync(info.Count, NpgsqlDbType.Integer, token);
            await row.WriteAsync(info.MinStep, NpgsqlDbType.Bigint, token);
            await row.WriteAsync(info.MaxStep, NpgsqlDbType.Bigint, token);
            await row.WriteAsync(info.MinTimestamp, NpgsqlDbType.Bigint, token);
            await row.WriteAsync(info.MaxTimestamp, NpgsqlDbType.Bigint, token);
            await row.WriteAsync(chunk.Chunk.Body, NpgsqlDbType.Bytea, token);
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await using (var durable = new NpgsqlCommand("SELECT bayou.require_durable_commit()", _connection, _transaction))
        {
            await durable.ExecuteNonQueryAsync(cancellationToken);
        }

        await PostgreSqlSchema.UnmarkAsync(_connection, cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Exception? Explain(Exception failure) =>
        PostgreSqlFaults.IsFault(failure) ? PostgreSqlFaults.AtOpen(_address.Place, failure) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task WriteBodyAsync(NpgsqlBinaryImporter row, StreamBody body, CancellationToken cancellationToken)
    {
        await row.WriteAsync(body.Stream, NpgsqlDbType.Text, cancellationToken);
        await row.WriteAsync(body.Sequence, NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(body.Body, NpgsqlDbType.Bytea, cancellationToken);
    }

    // FREEZE: the rows need no later vacuum. The tables were truncated in this transaction, which is its condition.
    private async Task LoadAsync<T>(
        string table,
        IAsyncEnumerable<T> rows,
        Func<NpgsqlBinaryImporter, T, CancellationToken, Task> write,
        CancellationToken cancellationToken)
    {
        await using var import = await _connection.BeginBinaryImportAsync(
            $"COPY bayou.{table} FROM STDIN (FORMAT binary, FREEZE)", cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await import.StartRowAsync(cancellationToken);
            await write(import, row, cancellationToken);
        }

        await import.CompleteAsync(cancellationToken);
    }
}
