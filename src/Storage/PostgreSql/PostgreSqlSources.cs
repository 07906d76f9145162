using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>Where connections come from: one for the writer, which keeps it, and a pool for readers.</summary>
internal sealed class PostgreSqlSources : IAsyncDisposable
{
    private const string ApplicationName = "bayou";
    private const int PreparedStatements = 32;
    private const int UsesBeforePreparing = 2;

    public PostgreSqlSources(PostgreSqlAddress address, StoreContext context)
    {
        Writer = Build(address, context, pooled: false);
        Readers = Build(address, context, pooled: true);
    }

    /// <summary>Gives the writer its connection.</summary>
    public NpgsqlDataSource Writer { get; }

    /// <summary>Gives readers their connections.</summary>
    public NpgsqlDataSource Readers { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await Readers.DisposeAsync();
    }

    private static NpgsqlDataSource Build(PostgreSqlAddress address, StoreContext context, bool pooled)
    {
        var timeout = (int)context.Options.StatementTimeout.TotalSeconds;
        var settings = new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            Pooling = pooled,
            MaxPoolSize = context.Options.PostgreSqlReaders,
            CommandTimeout = timeout,
            MaxAutoPrepare = PreparedStatements,
            AutoPrepareMinUsages = UsesBeforePreparing,
            Enlist = false,

            // What the initializer sets must outlive the return of a connection to the pool; nothing else is set.
            NoResetOnClose = true,
        };
        settings.ApplicationName ??= ApplicationName;
        if (!settings.ShouldSerialize(nameof(settings.Timeout)))
        {
            settings.Timeout = Math.Max(1, (int)context.Options.UnavailableAfter.TotalSeconds);
        }

        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        var session = SessionSettings(timeout, pooled);
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(session, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(session, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }

    // A machine that vanishes must not hold its claim on the database for hours: the server notices within half a minute.
    // The server ends a statement that the client no longer waits for. A role's default isolation level must not hide what was committed
    // since the transaction began. All statements look keys up; the planner, which can't know how many, would now and then scan instead,
    // or compile a statement anew each time that it runs, which takes longer than to run it.
    private static string SessionSettings(int timeoutSeconds, bool pooled) =>
        $"""
         SET statement_timeout = '{timeoutSeconds}s';
         SET default_transaction_isolation = 'read committed';
         SET default_transaction_read_only = {(pooled ? "on" : "default")};
         SET plan_cache_mode = force_generic_plan;
         SET enable_seqscan = off;
         SET enable_hashjoin = off;
         SET enable_mergejoin = off;
         SET jit = off;
         SET tcp_keepalives_idle = 10;
         SET tcp_keepalives_interval = 5;
         SET tcp_keepalives_count = 3
         """;
}
