using System.Net;

namespace Bayou.Grains.Webhooks.Sending;

/// <summary>Turns host names into addresses.</summary>
internal interface INameResolver
{
    /// <summary>The addresses of a host; of a literal address, that address.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The name has no address.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
