using System.Diagnostics.Metrics;
using Bayou.Storage.PostgreSql;
using Bayou.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace Bayou.Storage;

/// <summary>Opens databases by URIs as MLflow takes them.</summary>
public static class StateStores
{
    private const int LongestScheme = 32;

    /// <summary>
    /// Opens a database, creating or migrating its tables. URIs: <c>sqlite:///relative.db</c>, <c>sqlite:////absolute.db</c>,
    /// <c>postgresql://user:password@host:port/database?sslmode=…</c> (also <c>postgres://</c> and <c>postgresql+psycopg2://</c>; user
    /// and password percent-encoded; a Unix socket by <c>?host=/folder</c>).
    /// </summary>
    /// <param name="uri">Where the database is.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock for back-off, deadlines and the times in the version table.</param>
    /// <param name="loggers">Where the store logs.</param>
    /// <param name="meters">Where the store counts, see <see cref="StorageInstruments"/>; null for a meter of its own.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="StoreConfigurationException">
    /// The URI, an option or the database itself is at fault, or another process holds it; the message says what to change.
    /// </exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the server gives no answer.</exception>
    public static async Task<IStateStore> OpenAsync(
        string uri,
        StateStoreOptions options,
        TimeProvider time,
        ILoggerFactory loggers,
        IMeterFactory? meters,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(loggers);
        options.Validate();
        return await Parse(uri).OpenAsync(new StoreContext(options, time, loggers, meters), cancellationToken);
    }

    /// <summary>Why a URI names no database that can be opened, as far as its text and the local folders tell.</summary>
    /// <param name="uri">As for <see cref="OpenAsync"/>.</param>
    /// <returns>What to change, without any password; null when there is nothing.</returns>
    public static string? FindFault(string uri)
    {
        try
        {
            Parse(uri);
            return null;
        }
        catch (StoreConfigurationException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Reads a URI.</summary>
    /// <exception cref="StoreConfigurationException">It can't be read.</exception>
    internal static IStoreAddress Parse(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return Scheme(uri) switch
        {
            "sqlite" => SqliteAddress.Parse(uri),
            "postgresql" or "postgres" => PostgreSqlAddress.Parse(uri),
            "" => throw new StoreConfigurationException(
                "The store URI has no scheme. Write sqlite:///folder/bayou.db or postgresql://user:password@host:5432/database."),
            var other => throw new StoreConfigurationException(
                $"The store URI has the scheme '{other}', but Bayou stores in SQLite (sqlite:///folder/bayou.db) or PostgreSQL " +
                "(postgresql://user:password@host:5432/database)."),
        };
    }

    private static string Scheme(string uri)
    {
        var end = uri.IndexOf("://", StringComparison.Ordinal);
        if (end is <= 0 or > LongestScheme || !char.IsAsciiLetter(uri[0]))
        {
            return "";
        }

        // SQLAlchemy names the driver after a plus sign (postgresql+psycopg2); Bayou has one of its own.
        var scheme = uri.AsSpan(0, end);
        var plus = scheme.IndexOf('+');
        var name = plus < 0 ? scheme : scheme[..plus];
        return name.ContainsAnyExcept(NameCharacters) ? "" : name.ToString().ToLowerInvariant();
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
}
