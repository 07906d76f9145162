using System.Globalization;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>The query part of a PostgreSQL URI: libpq's parameter keywords that mean something to Bayou.</summary>
internal static class PostgreSqlParameters
{
    private const int LargestPort = 65_535;

    private static readonly Dictionary<string, Action<NpgsqlConnectionStringBuilder, string>> Known = new(StringComparer.Ordinal)
    {
        ["host"] = static (settings, value) => settings.Host = value,
        ["port"] = static (settings, value) => settings.Port = Port(value),
        ["dbname"] = static (settings, value) => settings.Database = value,
        ["user"] = static (settings, value) => settings.Username = value,
        ["password"] = static (settings, value) => settings.Password = value,
        ["passfile"] = static (settings, value) => settings.Passfile = value,
        ["sslmode"] = static (settings, value) => settings.SslMode = Mode(value),
        ["sslrootcert"] = static (settings, value) => settings.RootCertificate = value,
        ["sslcert"] = static (settings, value) => settings.SslCertificate = value,
        ["sslkey"] = static (settings, value) => settings.SslKey = value,
        ["sslpassword"] = static (settings, value) => settings.SslPassword = value,
        ["channel_binding"] = static (settings, value) => settings.ChannelBinding = Binding(value),
        ["connect_timeout"] = static (settings, value) => settings.Timeout = Seconds(value),
        ["application_name"] = static (settings, value) => settings.ApplicationName = value,
        ["options"] = static (settings, value) => settings.Options = value,
    };

    /// <summary>Applies <c>key=value&amp;key=value</c>, percent-encoded.</summary>
    /// <exception cref="StoreConfigurationException">A parameter is unknown, comes twice or has a bad value.</exception>
    public static void Apply(string query, NpgsqlConnectionStringBuilder settings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = Decode(equals < 0 ? pair : pair[..equals]);
            if (!Known.TryGetValue(key, out var set))
            {
                throw new StoreConfigurationException(
                    $"The PostgreSQL URI has a parameter that Bayou doesn't know. It knows: {string.Join(", ", Known.Keys)}.");
            }

            if (!seen.Add(key))
            {
                throw new StoreConfigurationException($"The PostgreSQL URI has the parameter '{key}' twice.");
            }

            set(settings, equals < 0 ? "" : Decode(pair[(equals + 1)..]));
        }
    }

    /// <summary>Reads a port.</summary>
    /// <exception cref="StoreConfigurationException">It isn't one.</exception>
    public static int Port(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= LargestPort
            ? port
            : throw new StoreConfigurationException(
                $"The port in the PostgreSQL URI must be a number from 1 to {LargestPort}. If the password holds a ':' or '/', " +
                "percent-encode it.");

    private static string Decode(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));

    private static int Seconds(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : throw new StoreConfigurationException("connect_timeout in the PostgreSQL URI must be a number of seconds.");

    private static SslMode Mode(string value) => value switch
    {
        "disable" => SslMode.Disable,
        "allow" => SslMode.Allow,
        "prefer" => SslMode.Prefer,
        "require" => SslMode.Require,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        _ => throw new StoreConfigurationException(
            "sslmode in the PostgreSQL URI must be one of: disable, allow, prefer, require, verify-ca, verify-full."),
    };

    private static ChannelBinding Binding(string value) => value switch
    {
        "disable" => ChannelBinding.Disable,
        "prefer" => ChannelBinding.Prefer,
        "require" => ChannelBinding.Require,
        _ => throw new StoreConfigurationException("channel_binding in the PostgreSQL URI must be one of: disable, prefer, require."),
    };
}
