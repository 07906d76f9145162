using System.Collections.Immutable;
using Bayou.Storage.Log;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>Reads streams from PostgreSQL. Each read is one statement, so it sees one moment.</summary>
/// <param name="readers">The connections.</param>
internal sealed class PostgreSqlStreamReader(PostgreSqlReaders readers) : IStreamReader
{
    // One row for each record after the snapshot, or one alone. The snapshot's body comes with the first row of its stream only.
    private const string Select =
        """
        SELECT name, snapshot.sequence,
               CASE WHEN log.sequence IS NULL OR log.sequence = snapshot.sequence + 1 THEN snapshot.body END,
               log.sequence, log.body
        """;

    private const string Joins =
        """
        LEFT JOIN bayou.snapshot ON snapshot.stream = name
        LEFT JOIN bayou.log ON log.stream = name
        ORDER BY name, log.sequence
        """;

    private const string One = $"{Select} FROM (VALUES ($1::text COLLATE \"C\")) AS wanted (name) {Joins}";

    private const string Children =
        $"{Select} FROM (SELECT name FROM bayou.stream WHERE parent = $1 AND name > $2 ORDER BY name LIMIT $3) AS wanted {Joins}";

    /// <inheritdoc/>
    public Task<StoredStream> ReadAsync(string stream, CancellationToken cancellationToken) => readers.ReadAsync(
        async (connection, token) =>
        {
            await using var command = new NpgsqlCommand(One, connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
            return (await ReadRowsAsync(command, token))[0];
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<LogRecord>> ReadFromAsync(
        string stream, long afterSequence, int maxBytes, CancellationToken cancellationToken) => readers.ReadAsync(
        async (connection, token) =>
        {
            await using var command = new NpgsqlCommand("SELECT * FROM bayou.read_records($1, $2, $3)", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterSequence });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = maxBytes });
            var part = new StreamPart(stream, afterSequence, maxBytes);
            await using var reader = await command.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token))
            {
                part.Add(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            }

            return part.ToRecords();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredStream>> ReadChildrenAsync(
        string parent, string after, int limit, CancellationToken cancellationToken) => readers.ReadAsync(
        async (connection, token) =>
        {
            await using var command = new NpgsqlCommand(Children, connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parent });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            return await ReadRowsAsync(command, token);
        },
        cancellationToken);

    private static async Task<IReadOnlyList<StoredStream>> ReadRowsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var rows = new StreamRows();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var name = reader.GetString(0);
            if (name != rows.Current)
            {
                rows.Begin(name, reader.IsDBNull(1) ? null : new StoredSnapshot(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
            }

            if (!reader.IsDBNull(3))
            {
                rows.Add(reader.GetInt64(3), reader.GetFieldValue<byte[]>(4));
            }
        }

        return rows.ToList();
    }
}
