using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Bayou.Grains.Webhooks.Sending;

/// <summary>
/// Which addresses are anybody's to reach. Everything else is somebody's own network: IANA's special-purpose registries for IPv4 and IPv6
/// (private, loopback, link-local, shared, documentation, benchmarking, multicast, reserved), IPv6 forms that carry an IPv4 address to a
/// translator (6to4, Teredo, NAT64), and addresses of cloud metadata services.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork s_globalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> s_notPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // Azure's platform address, which virtual machines reach their host by.
            "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    internal static bool Contains(IPAddress address)
    {
        var plain = Plain(address);
        return (plain.AddressFamily == AddressFamily.InterNetwork || s_globalUnicast.Contains(plain))
            && !s_notPublic.Any(network => network.Contains(plain));
    }

    /// <summary>An IPv4 address that was written as an IPv6 one, as itself.</summary>
    internal static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
