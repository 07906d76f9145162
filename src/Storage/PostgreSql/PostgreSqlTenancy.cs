using Bayou.Contracts.Errors;
using Npgsql;
using NpgsqlTypes;

namespace Bayou.Storage.PostgreSql;

/// <summary>
/// Claims a database for a session: for one process alone, or for a cluster together with its other servers. Two that don't know of
/// each other would each serve searches that miss what the other has written. See the migration "cluster".
/// </summary>
internal static class PostgreSqlTenancy
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    // Orleans compares times that servers have written; it tolerates seconds.
    private static readonly TimeSpan s_longestSkew = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Claims for a process that starts. The session of a process that has just been killed may live on for a moment, so this tries for
    /// as long as a write would wait.
    /// </summary>
    /// <exception cref="StoreConfigurationException">Others hold the database, or the clocks differ; the message says what to do.</exception>
    internal static async Task ClaimAtStartAsync(
        NpgsqlConnection connection, string place, StoreContext context, CancellationToken cancellationToken)
    {
        var member = context.Options.Member;
        if (member is not null)
        {
            await CheckClockAsync(connection, place, context.Time, cancellationToken);
        }

        var began = context.Time.GetTimestamp();
        await using var command = Command(connection, member);
        while (await command.ExecuteScalarAsync(cancellationToken) is string holder)
        {
            if (context.Time.GetElapsedTime(began) > context.Options.UnavailableAfter)
            {
                throw new StoreConfigurationException(Refusal(place, member, holder));
            }

            await Task.Delay(s_pause, context.Time, cancellationToken);
        }
    }

    /// <summary>Claims anew after a connection was lost.</summary>
    /// <exception cref="BayouException">TEMPORARILY_UNAVAILABLE: others have taken the database over meanwhile.</exception>
    internal static void ClaimAgain(NpgsqlConnection connection, StoreMember? member)
    {
        using var command = Command(connection, member);
        if (command.ExecuteScalar() is string)
        {
            throw BayouException.Unavailable("The database is in use by another server now. Restart this one once that has stopped.");
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, StoreMember? member)
    {
        var command = new NpgsqlCommand("SELECT bayou.claim_tenancy($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)member?.Cluster ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }

    private static string Refusal(string place, StoreMember? member, string holder) => (member, holder) switch
    {
        (_, "") => $"The PostgreSQL database {place} is in use by another bayou process that serves alone. Stop that one, or start both with "
            + "--cluster.",
        (null, _) => $"The PostgreSQL database {place} is in use by the cluster '{holder}'. Stop its servers, or start this one with --cluster "
            + $"--cluster-id {holder}.",
        _ => $"The PostgreSQL database {place} is in use by the cluster '{holder}', but this server belongs to '{member!.Cluster}'. Use "
            + $"--cluster-id {holder} to join it, or another database.",
    };

    private static async Task CheckClockAsync(
        NpgsqlConnection connection, string place, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var before = time.GetUtcNow();
        var server = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
        var after = time.GetUtcNow();
        var skew = server < before ? before - server : server > after ? server - after : TimeSpan.Zero;
        if (skew > s_longestSkew)
        {
            throw new StoreConfigurationException(
                $"The clock of this machine and that of the PostgreSQL server of {place} differ by {skew.TotalSeconds:F0} s. The servers of a "
                + $"cluster judge by times whether another one lives: set both clocks (by NTP) to within {s_longestSkew.TotalSeconds:F0} s.");
        }
    }
}
