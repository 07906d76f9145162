using System.Net.Sockets;
using Bayou.Silo.Configuration;

namespace Bayou.Silo.Hosting;

/// <summary>Says in the terms of the configuration why the server can't listen.</summary>
internal static class ListenProblem
{
    /// <summary>Looks for a known reason.</summary>
    /// <param name="exception">What starting to listen threw.</param>
    /// <param name="options">Where it was to listen.</param>
    /// <returns>Null when the reason is none of the known ones.</returns>
    internal static ConfigurationFault? Find(Exception exception, ServerOptions options)
    {
        var (address, port) = (options.Address, options.Port);
        return Causes(exception).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => new(Settings.Port.ShownName, $"Port {port} of {address} is in use by another process."),
            SocketError.AccessDenied => new(Settings.Port.ShownName, $"This process may not listen on port {port}."),
            SocketError.AddressNotAvailable => new(Settings.Host.ShownName, $"{address} is not an address of this machine."),
            SocketError.AddressFamilyNotSupported => new(Settings.Host.ShownName, $"This machine has no network for {address}."),
            _ => null,
        };
    }

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
