using System.Text.RegularExpressions;

namespace Bayou.Silo.Configuration;

/// <summary>Looks at database URIs without opening them.</summary>
internal static partial class StoreUri
{
    /// <summary>The URI as it may be shown: passwords are replaced by <c>***</c>.</summary>
    /// <param name="uri">A database URI.</param>
    internal static string Masked(string uri) => SecretParameter().Replace(UserInfo().Replace(uri, "${user}:***@"), "${name}=***");

    /// <summary>The kind of database: what stands before <c>:</c>, without SQLAlchemy's driver (<c>postgresql+psycopg2</c>).</summary>
    /// <param name="uri">A database URI.</param>
    /// <returns>Empty for a plain path, also one with a drive letter.</returns>
    internal static string SchemeOf(string uri)
    {
        var end = uri.IndexOf(':', StringComparison.Ordinal);
        return end < 2 ? "" : uri[..end].Split('+')[0].ToLowerInvariant();
    }

    // A password may hold any character unescaped: it ends at the last @.
    [GeneratedRegex("(?<user>^[^:/]+://[^:/@?]*):.*@", RegexOptions.Singleline)]
    private static partial Regex UserInfo();

    [GeneratedRegex("(?<=[?&])(?<name>[a-z]*(?:password|pwd))=[^&]*", RegexOptions.IgnoreCase)]
    private static partial Regex SecretParameter();
}
