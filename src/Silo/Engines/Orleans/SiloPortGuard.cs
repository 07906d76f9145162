using System.Net.Sockets;
using Bayou.Silo.Configuration;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Bayou.Silo.Engines;

/// <summary>
/// Keeps a silo from a port that another process listens on. Orleans' own listener would share the port, and the cluster would take
/// the two for an old and a new life of one silo and end the old one.
/// </summary>
/// <param name="endpoint">Where the silo is to listen.</param>
internal sealed class SiloPortGuard(IOptions<EndpointOptions> endpoint) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(SiloPortGuard), ServiceLifecycleStage.First, Check);

    private Task Check(CancellationToken cancellationToken)
    {
        var place = endpoint.Value.SiloListeningEndpoint ?? throw new InvalidOperationException("The silo has no address to listen on.");
        using var probe = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(place);
            probe.Listen();
            return Task.CompletedTask;
        }
        catch (SocketException exception) when (Explain(exception, place.Port) is { } reason)
        {
            throw new ConfigurationException(new ConfigurationFault(Settings.SiloPort.ShownName, reason));
        }
    }

    private static string? Explain(SocketException exception, int port) => exception.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"Port {port} is in use by another process.",
        SocketError.AccessDenied => $"This process may not listen on port {port}.",
        _ => null,
    };
}
