using System.Net.Sockets;

namespace Bayou.Grains.Webhooks.Sending;

/// <summary>Makes connections to checked addresses only. There is no proxy, which would connect for us to where it likes.</summary>
internal static class GuardedHandler
{
    private const int MaxHeaderKiB = 16;
    private const int MaxDrainBytes = 16 * 1024;
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(2);

    internal static SocketsHttpHandler Create(DestinationGuard guard) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = s_connectTimeout,
        PooledConnectionLifetime = s_connectionLifetime,
        MaxResponseHeadersLength = MaxHeaderKiB,
        MaxResponseDrainSize = MaxDrainBytes,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(guard, context, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(
        DestinationGuard guard, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await guard.ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // These addresses, not the name: what was checked is what is connected to.
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
