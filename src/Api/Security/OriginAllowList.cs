using System.IO.Enumeration;

namespace Bayou.Api.Security;

/// <summary>Decides which pages may call the server from a browser, by the Origin header (RFC 6454).</summary>
/// <param name="patterns">Allowed origins beside localhost.</param>
internal sealed class OriginAllowList(IReadOnlyList<string> patterns)
{
    private static readonly string[] s_localHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Whether the origin was allowed: it is a page of this machine, or on the list.</summary>
    /// <param name="origin">The Origin header.</param>
    internal bool Allows(string origin)
    {
        foreach (var pattern in patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, origin, ignoreCase: true))
            {
                return true;
            }
        }

        return TrySplit(origin, out _, out var name, out _) && s_localHosts.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether the page came from this server. The scheme is not compared: behind a proxy that ends TLS the page's is https
    /// while the server's is http.
    /// </summary>
    /// <param name="origin">The Origin header.</param>
    /// <param name="host">The Host header of the same request, which has passed the host check.</param>
    internal static bool IsSame(string origin, string host)
    {
        if (!TrySplit(origin, out var scheme, out var name, out var port) || !HostName.TrySplit(host, out var hostName, out var hostPort))
        {
            return false;
        }

        var defaultPort = scheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? "443" : "80";
        return name.Equals(hostName, StringComparison.OrdinalIgnoreCase)
            && OrDefault(port) == OrDefault(hostPort);

        string OrDefault(string text) => text.Length == 0 ? defaultPort : text;
    }

    private static bool TrySplit(string origin, out string scheme, out string name, out string port)
    {
        const string Separator = "://";
        var end = origin.IndexOf(Separator, StringComparison.Ordinal);
        scheme = end < 0 ? "" : origin[..end];
        name = port = "";
        return end > 0 && HostName.TrySplit(origin[(end + Separator.Length)..], out name, out port);
    }
}
