namespace Bayou.Api.Security;

/// <summary>Takes a Host header (RFC 9110, 7.2) apart: a name or IPv4 address, or an IPv6 address in brackets, then a port.</summary>
internal static class HostName
{
    /// <summary>Splits the port off.</summary>
    /// <param name="host">What the header says.</param>
    /// <param name="name">The name; an IPv6 address keeps its brackets.</param>
    /// <param name="port">Digits, or empty where there is no port.</param>
    /// <returns>False when the text is no host at all.</returns>
    internal static bool TrySplit(string host, out string name, out string port)
    {
        var end = host.StartsWith('[') ? host.IndexOf(']', StringComparison.Ordinal) + 1 : host.IndexOf(':', StringComparison.Ordinal);
        if (end < 0)
        {
            end = host.Length;
        }

        name = host[..end];
        port = end < host.Length ? host[(end + 1)..] : "";
        return name.Length > 0 && (end == host.Length || host[end] == ':') && port.All(char.IsAsciiDigit);
    }
}
