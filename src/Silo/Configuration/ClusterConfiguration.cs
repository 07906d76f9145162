using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Bayou.Silo.Engines;

namespace Bayou.Silo.Configuration;

/// <summary>Reads the settings of a cluster and checks them.</summary>
/// <param name="reader">Reads settings.</param>
/// <param name="report">Hears of faults.</param>
internal sealed partial class ClusterConfiguration(SettingReader reader, ConfigurationReport report)
{
    /// <summary>Reads all of them, so that faults are told even where no cluster is wanted.</summary>
    /// <returns>Null where no cluster is wanted.</returns>
    internal ClusterSettings? Read()
    {
        var port = reader.Integer(Settings.SiloPort, 0, IPEndPoint.MaxPort);
        var address = ReadAddress();
        var clusterId = ReadId(Settings.ClusterId);
        var serviceId = ReadId(Settings.ServiceId);
        if (!reader.Boolean(Settings.Cluster))
        {
            return null;
        }

        if (!Engine.CanCluster)
        {
            report.Fault(
                reader.KeyOf(Settings.Cluster),
                "This build serves in one process only. Build with -p:Engine=Orleans to run a cluster.");
        }

        address ??= FirstAddress();
        if (address is null)
        {
            report.Fault(
                reader.KeyOf(Settings.AdvertisedAddress), "No network interface of this machine is up: name the address to advertise.");
            address = IPAddress.None;
        }

        return new ClusterSettings(address, port > 0 ? port : FreePort(address), clusterId, serviceId);
    }

    private IPAddress? ReadAddress()
    {
        var text = reader.Text(Settings.AdvertisedAddress);
        if (text.Length == 0)
        {
            return null;
        }

        IPAddress? address = null;
        try
        {
            // A name is resolved as the other silos would; of several addresses the first of IPv4 is taken.
            address = IPAddress.TryParse(text, out var literal)
                ? literal
                : Dns.GetHostAddresses(text).OrderBy(found => found.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).FirstOrDefault();
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            // Told below.
        }

        if (address is null || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            report.Fault(
                reader.KeyOf(Settings.AdvertisedAddress), $"'{text}' is neither one IP address that others can reach nor a name that resolves.");
        }

        return address;
    }

    private string ReadId(Setting setting)
    {
        var id = reader.Text(setting);
        if (!Id().IsMatch(id))
        {
            report.Fault(reader.KeyOf(setting), $"'{id}' is no id: use 1 to 100 letters, digits, '-', '_' and '.'.");
        }

        return id;
    }

    private static IPAddress? FirstAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up
            && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .Where(address => !address.IsIPv6LinkLocal)
        .OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
        .FirstOrDefault();

    private static int FreePort(IPAddress address)
    {
        if (address.Equals(IPAddress.None))
        {
            return 0;
        }

        using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,100}$")]
    private static partial Regex Id();
}
