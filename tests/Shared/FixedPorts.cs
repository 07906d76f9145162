using System.Net;
using System.Net.Sockets;

namespace Bayou.Testing;

/// <summary>
/// Ports for servers that must come back on the same one: below those that the system gives to outgoing connections, so that nobody takes
/// them meanwhile.
/// </summary>
public static class FixedPorts
{
    private const int First = 15_000;
    private const int Count = 15_000;

    // Two test processes at once start in different places.
    private static int s_next = Environment.ProcessId * 97 % Count;

    /// <summary>Picks a port that is free now and that this process has not picked before.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref s_next) % Count);
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Any, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }
}
