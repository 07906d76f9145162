using Bayou.Testing;
using Npgsql;

namespace Bayou.Storage.Tests.PostgreSql;

/// <summary>A table lock that lets readers through and keeps writers waiting.</summary>
internal sealed class PostgreSqlBlock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private PostgreSqlBlock(NpgsqlConnection connection) => _connection = connection;

    public static async ValueTask<IAsyncDisposable> TakeAsync(PostgreSqlServer server, string database)
    {
        var connection = await server.ConnectAsync(database, TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE bayou.log, bayou.snapshot IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new PostgreSqlBlock(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
