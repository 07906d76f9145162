using System.IO.Enumeration;
using System.Net;
using System.Net.Sockets;

namespace Bayou.Api.Security;

/// <summary>
/// Decides whether a request was meant for this server, by its Host header. A page that rebinds its own name to the server's
/// address still sends its own name, so a name that nobody allowed is refused.
/// </summary>
internal sealed class HostAllowList
{
    private static readonly string[] s_defaultNames = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"];

    // MLflow's defaults are patterns such as 10.*, which also fit a name like 10.example.com. Only addresses count here.
    private static readonly IPNetwork[] s_privateNetworks =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("fc00::/7"),
    ];

    private readonly (string Text, bool HasPort)[] _patterns;
    private readonly bool _privateAddresses;

    // Nearly all requests come under one name, and the patterns take longer to match than two texts to compare.
    private string? _lastAllowed;

    /// <param name="patterns">The allowed hosts; empty for the defaults.</param>
    internal HostAllowList(IReadOnlyList<string> patterns)
    {
        _privateAddresses = patterns.Count == 0;
        _patterns = [.. (_privateAddresses ? s_defaultNames : patterns).Select(Normalise)];
        AllowsAll = patterns.Contains("*");
    }

    /// <summary>Whether the check is off.</summary>
    internal bool AllowsAll { get; }

    /// <summary>Whether a request with this header is served.</summary>
    /// <param name="host">The Host header; empty when there is none.</param>
    internal bool Allows(string host)
    {
        if (AllowsAll || host == Volatile.Read(ref _lastAllowed))
        {
            return true;
        }

        var isAllowed = IsNamed(host);
        if (isAllowed)
        {
            Volatile.Write(ref _lastAllowed, host);
        }

        return isAllowed;
    }

    private bool IsNamed(string host)
    {
        if (!HostName.TrySplit(host, out var name, out _))
        {
            return false;
        }

        foreach (var (text, hasPort) in _patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(text, hasPort ? host : name, ignoreCase: true))
            {
                return true;
            }
        }

        return _privateAddresses && IsPrivate(name);
    }

    private static (string Text, bool HasPort) Normalise(string pattern)
    {
        var isAddress = IPAddress.TryParse(pattern, out var address);
        if (isAddress && address!.AddressFamily == AddressFamily.InterNetworkV6 && !pattern.StartsWith('['))
        {
            return ($"[{pattern}]", false);
        }

        var afterAddress = pattern.LastIndexOf(']') + 1;
        return (pattern, pattern.IndexOf(':', afterAddress) >= 0);
    }

    private static bool IsPrivate(string name)
    {
        if (!IPAddress.TryParse(name, out var address))
        {
            return false;
        }

        foreach (var network in s_privateNetworks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
