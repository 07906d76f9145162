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
        var address = options.Address;
        var (port, setting) = IsOfGrpc(exception, options)
            ? (options.OtlpGrpcPort, Settings.OtlpGrpcPort)
            : (options.Port, Settings.Port);
        return Causes(exception).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => new(setting.ShownName, $"Port {port} of {address} is in use by another process."),
            SocketError.AccessDenied => new(setting.ShownName, $"This process may not listen on port {port}."),
            SocketError.AddressNotAvailable => new(Settings.Host.ShownName, $"{address} is not an address of this machine."),
            SocketError.AddressFamilyNotSupported => new(Settings.Host.ShownName, $"This machine has no network for {address}."),
            _ => null,
        };
    }

    /// <summary>Kestrel names the address that it can't bind in its message only.</summary>
    private static bool IsOfGrpc(Exception exception, ServerOptions options) => options.OtlpGrpcPort > 0
        && exception.Message.Contains($":{options.OtlpGrpcPort}", StringComparison.Ordinal);

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
