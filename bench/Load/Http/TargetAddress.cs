using System.Globalization;
using System.Text;

namespace Bayou.Bench.Http;

/// <summary>Where a server listens. Only plain HTTP: TLS would measure the client.</summary>
internal sealed class TargetAddress
{
    private TargetAddress(Uri uri)
    {
        Host = uri.IdnHost;
        Port = uri.Port;
        BasePath = Encoding.ASCII.GetBytes(uri.AbsolutePath.TrimEnd('/'));
        HostLine = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Host: {uri.Authority}\r\n"));
        IsLocal = uri.IsLoopback;
        Url = uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    internal string Host { get; }

    internal int Port { get; }

    /// <summary>The static prefix of the server's routes, without a slash at its end; empty for most.</summary>
    internal ReadOnlyMemory<byte> BasePath { get; }

    /// <summary>The whole header line, with its line end.</summary>
    internal ReadOnlyMemory<byte> HostLine { get; }

    /// <summary>Whether the server runs on this machine, so that its processes can be looked at.</summary>
    internal bool IsLocal { get; }

    internal string Url { get; }

    /// <summary>Reads the address of a server.</summary>
    /// <param name="url">For example <c>http://127.0.0.1:5000</c>.</param>
    /// <exception cref="BenchException">It is no http URL.</exception>
    internal static TargetAddress Parse(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp
            ? new TargetAddress(uri)
            : throw new BenchException($"'{url}' is no http URL; give one such as http://127.0.0.1:5000.");
}
