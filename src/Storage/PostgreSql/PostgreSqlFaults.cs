using System.Net.Sockets;
using Bayou.Contracts.Errors;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>Turns PostgreSQL's refusals and lost connections into what an operator or a caller can act on.</summary>
internal static class PostgreSqlFaults
{
    /// <summary>What <c>bayou.enter_as</c> fails with: the cluster has declared this server dead.</summary>
    public const string Fenced = "BY001";

    /// <summary>Whether another writer was in the way: nothing was written, and it is worth looking which write is stale.</summary>
    public static bool IsConflict(PostgresException failure) => failure.SqlState is
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>Whether the database or the way to it failed. Npgsql lets some failures of the network through as they are.</summary>
    public static bool IsFault(Exception failure) => failure is NpgsqlException or SocketException or IOException or TimeoutException;

    /// <summary>Whether the connection was lost, so that a read may be tried on another one.</summary>
    public static bool IsLostConnection(Exception failure) => failure switch
    {
        PostgresException postgres => postgres.SqlState is
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.IdleSessionTimeout,
        NpgsqlException => failure.InnerException is not TimeoutException,
        _ => failure is SocketException or IOException,
    };

    /// <summary>A call failed while the store serves.</summary>
    public static BayouException AtCall(Exception failure) => BayouException.Unavailable(
        (failure as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.DiskFull => "The database has no room to write. Free disk space on its server, then try again.",
            Fenced => "This server is no longer part of its cluster. Send the request to another one.",
            _ => "The database gives no answer now. Try again later.",
        },
        failure);

    /// <summary>The database can't be opened.</summary>
    public static Exception AtOpen(string place, Exception failure) =>
        failure is PostgresException postgres && Explain(postgres) is { } reason
            ? new StoreConfigurationException($"The PostgreSQL database {place} can't be used: {reason} ({postgres.MessageText}).", failure)
            : BayouException.Unavailable($"The PostgreSQL database {place} gives no answer: {failure.Message}", failure);

    private static string? Explain(PostgresException failure) => failure.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "the server refuses the user or the password",
        PostgresErrorCodes.InvalidCatalogName => "it doesn't exist; make it with createdb",
        PostgresErrorCodes.InsufficientPrivilege =>
            "the user may not make or use the schema 'bayou'; grant CREATE on the database, or the rights on the schema",
        PostgresErrorCodes.ReadOnlySqlTransaction => "it is read-only; name the primary server",
        PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateFunction =>
            "its schema 'bayou' holds things that Bayou didn't make; use another database",
        _ => null,
    };
}
