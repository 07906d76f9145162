using System.Net;

namespace Bayou.Silo.Configuration;

/// <summary>A server's place in its cluster.</summary>
/// <param name="Address">Where the other silos reach it.</param>
/// <param name="SiloPort">The port for that, 1 to 65535.</param>
/// <param name="ClusterId">The same for all silos of the cluster.</param>
/// <param name="ServiceId">Names the service, whatever clusters serve it.</param>
internal sealed record ClusterSettings(IPAddress Address, int SiloPort, string ClusterId, string ServiceId);
