using System.Globalization;
using Bayou.Testing;
using Npgsql;

namespace Bayou.Server.Tests.Copy;

/// <summary>
/// A function in a PostgreSQL database, <c>pause()</c>, that stops whoever calls it until this is disposed. That somebody has come is told
/// by ending a connection of the test.
/// </summary>
internal sealed class Pause : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly NpgsqlConnection _told;
    private readonly NpgsqlConnection _holder;

    private Pause(NpgsqlConnection told, NpgsqlConnection holder)
    {
        _told = told;
        _holder = holder;
    }

    /// <summary>Makes the function.</summary>
    /// <param name="server">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="returns">What the function returns: <c>trigger</c> or <c>boolean</c>.</param>
    /// <param name="result">The value it returns.</param>
    internal static async Task<Pause> MakeAsync(PostgreSqlServer server, string database, string returns, string result)
    {
        var told = await server.ConnectAsync(database, CancellationToken.None);
        var holder = await server.ConnectAsync(database, CancellationToken.None);
        await using var command = new NpgsqlCommand(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                 SELECT pg_advisory_lock(7);
                 CREATE FUNCTION public.pause() RETURNS {returns} LANGUAGE plpgsql SECURITY DEFINER AS $$
                 BEGIN
                     PERFORM pg_terminate_backend({told.ProcessID});
                     PERFORM pg_advisory_xact_lock(7);
                     RETURN {result};
                 END $$;
                 """),
            holder);
        await command.ExecuteNonQueryAsync();
        return new Pause(told, holder);
    }

    /// <summary>Waits until somebody is stopped.</summary>
    internal async Task ReachedAsync() =>
        (await Should.ThrowAsync<PostgresException>(_told.WaitAsync(s_patience, TestContext.Current.CancellationToken)))
            .SqlState.ShouldBe(PostgresErrorCodes.AdminShutdown);

    public async ValueTask DisposeAsync()
    {
        await _told.DisposeAsync();
        await _holder.DisposeAsync();
    }
}
