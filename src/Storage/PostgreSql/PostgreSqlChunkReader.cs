using System.Collections.Immutable;
using Bayou.Storage.Metrics;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>Reads metric chunks from PostgreSQL.</summary>
/// <param name="readers">The connections.</param>
internal sealed class PostgreSqlChunkReader(PostgreSqlReaders readers) : IChunkReader
{
    private const string InfoColumns = "number, count, min_step, max_step, min_timestamp, max_timestamp";
    private const string From = "FROM bayou.metric_chunk WHERE stream = $1 AND key = $2";

    /// <inheritdoc/>
    public Task<ImmutableArray<MetricChunkInfo>> ListAsync(string stream, string key, CancellationToken cancellationToken) =>
        readers.ReadAsync(
            async (connection, token) =>
            {
                await using var command = Command(connection, $"SELECT {InfoColumns} {From} ORDER BY number", stream, key);
                return await ReadRowsAsync(command, row => ReadInfo(row, key), token);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<MetricChunk>> ReadAsync(
        string stream, string key, int firstNumber, int count, CancellationToken cancellationToken) =>
        readers.ReadAsync(
            async (connection, token) =>
            {
                await using var command = Command(
                    connection, $"SELECT {InfoColumns}, body {From} AND number >= $3 ORDER BY number LIMIT $4", stream, key);
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = firstNumber });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
                return await ReadRowsAsync(command, row => new MetricChunk(ReadInfo(row, key), row.GetFieldValue<byte[]>(6)), token);
            },
            cancellationToken);

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, string stream, string key)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        return command;
    }

    private static async Task<ImmutableArray<T>> ReadRowsAsync<T>(
        NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }

    private static MetricChunkInfo ReadInfo(NpgsqlDataReader row, string key) => new(
        key, row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
}
