using System.Globalization;
using System.Text.RegularExpressions;
using Bayou.Storage.Transfer;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>Where a PostgreSQL database is and how to log in.</summary>
/// <param name="ConnectionString">For Npgsql; holds the password.</param>
/// <param name="Place">Host, port and database, for people; holds no password.</param>
internal sealed partial record PostgreSqlAddress(string ConnectionString, string Place) : IStoreAddress
{
    private const int DefaultPort = 5432;
    private const string Form = "postgresql://user:password@host:5432/database";

    /// <inheritdoc/>
    public string Database => $"The PostgreSQL database {Place}";

    /// <summary>
    /// Reads a URI as SQLAlchemy and libpq take it: <c>postgresql://user:password@host:port/database?sslmode=…</c>, user and password
    /// percent-encoded. No message of a fault repeats any part that may hold the password.
    /// </summary>
    /// <exception cref="StoreConfigurationException">It can't be read.</exception>
    public static PostgreSqlAddress Parse(string uri)
    {
        var match = Shape().Match(uri);
        if (!match.Success)
        {
            throw new StoreConfigurationException(
                $"The PostgreSQL URI can't be read. Write {Form}, with any of '@', '/', ':' and '?' in user and password percent-encoded.");
        }

        var settings = new NpgsqlConnectionStringBuilder();
        SetIfGiven(match.Groups["user"], value => settings.Username = Uri.UnescapeDataString(value));
        SetIfGiven(match.Groups["password"], value => settings.Password = Uri.UnescapeDataString(value));
        SetIfGiven(match.Groups["host"], value => settings.Host = value.Trim('[', ']'));
        SetIfGiven(match.Groups["port"], value => settings.Port = PostgreSqlParameters.Port(value));
        SetIfGiven(match.Groups["database"], value => settings.Database = Uri.UnescapeDataString(value));
        PostgreSqlParameters.Apply(match.Groups["query"].Value, settings);
        Complete(settings);
        var place = string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}/{settings.Database}");
        return new PostgreSqlAddress(settings.ConnectionString, place);
    }

    /// <summary>Where the database is, without the password.</summary>
    public override string ToString() => Place;

    /// <inheritdoc/>
    public Task<IStateStore> OpenAsync(StoreContext context, CancellationToken cancellationToken) =>
        PostgreSqlStateStore.OpenAsync(this, context, cancellationToken);

    /// <inheritdoc/>
    public async Task<ITransferEnd> OpenSourceAsync(TimeProvider time, CancellationToken cancellationToken) =>
        await PostgreSqlTransferSource.OpenAsync(this, time, cancellationToken);

    /// <inheritdoc/>
    public async Task<ITransferTarget> OpenTargetAsync(TimeProvider time, CancellationToken cancellationToken) =>
        await PostgreSqlTransferTarget.OpenAsync(this, time, cancellationToken);

    private static void Complete(NpgsqlConnectionStringBuilder settings)
    {
        settings.Host ??= "localhost";
        if (settings.Port == 0)
        {
            settings.Port = DefaultPort;
        }

        settings.Username ??= Environment.UserName;
        settings.Database ??= settings.Username;
        if (settings.Host.Contains('@', StringComparison.Ordinal))
        {
            throw new StoreConfigurationException("The password in the PostgreSQL URI holds an '@': write it as %40.");
        }

        if (settings.Host.Contains(',', StringComparison.Ordinal))
        {
            throw new StoreConfigurationException("The PostgreSQL URI names several hosts. Name one, or a proxy before them.");
        }
    }

    private static void SetIfGiven(Group group, Action<string> set)
    {
        if (group.Length > 0)
        {
            set(group.Value);
        }
    }

    // scheme://[user[:password]@][host][:port][/database][?query]
    [GeneratedRegex(
        @"^[^:]+://(?:(?<user>[^:@/?]*)(?::(?<password>[^@]*))?@)?(?<host>\[[^\]/?]+\]|[^:/?\[\]]*)(?::(?<port>[^/?]*))?" +
        @"(?:/(?<database>[^?]*))?(?:\?(?<query>.*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
