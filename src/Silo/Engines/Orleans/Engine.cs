using System.Net;
using System.Net.Sockets;
using Bayou.Silo.Configuration;
using Bayou.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Bayou.Silo.Engines;

/// <summary>The engine that this build runs grains on: a silo of Microsoft Orleans, alone or in a cluster over PostgreSQL.</summary>
internal static class Engine
{
    /// <summary>Whether several processes can serve together.</summary>
    internal static bool CanCluster => true;

    /// <summary>Registers the engine with the host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="options">The configuration.</param>
    internal static void AddTo(IHostApplicationBuilder host, ServerOptions options) => host.UseOrleans(silo =>
    {
        if (options.Cluster is { } cluster)
        {
            ClusterSetup.Configure(silo, cluster, options.BackendStoreUri);
        }
        else
        {
            UseAlone(silo);
        }

        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = EngineLimits.ResponseTimeout;
            messaging.SystemResponseTimeout = ClusterSetup.SystemResponseTimeout;

            // A grain that finds nothing under its key leaves at once, and the calls that wait for it go on to its next life, one a life.
            messaging.MaxForwardCount = EngineLimits.MaxForwards;
        });
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.ActivationTimeout = EngineLimits.ActivationTimeout;
            collection.EnableActivationSheddingOnMemoryPressure = true;
            ShedAbove(collection, options.MemoryBudget);
        });
        silo.AddOutgoingGrainCallFilter<SiloChangeFilter>();
        silo.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler, FatalErrorHandler>());
    });

    /// <summary>Lends the store's thread to the engine, see <see cref="StateStoreOptions.LendThread"/>.</summary>
    /// <value>Null: Orleans runs grains on threads of the pool alone.</value>
    internal static Func<IDisposable?>? LendThread => null;

    /// <summary>Who this process is to a database that is shared.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>Null where it serves alone.</returns>
    internal static StoreMember? FindMember(IServiceProvider services)
    {
        var options = services.GetRequiredService<ServerOptions>();
        if (options.Cluster is not { } cluster)
        {
            return null;
        }

        var silo = services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        return new StoreMember(cluster.ClusterId, $"{silo.Endpoint.Address}:{silo.Endpoint.Port}@{silo.Generation}");
    }

    // No other silo ever joins, so the membership lives in the process, behind a port of loopback that the system picks.
    private static void UseAlone(ISiloBuilder silo)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silo.UseLocalhostClustering(((IPEndPoint)probe.LocalEndPoint!).Port, gatewayPort: 0);
        silo.Configure<EndpointOptions>(endpoint => endpoint.GatewayListeningEndpoint = null);
    }

    private static void ShedAbove(GrainCollectionOptions collection, long budget)
    {
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var percent = Math.Clamp(100.0 * budget / available, 1, 100);
        collection.MemoryUsageLimitPercentage = percent;
        collection.MemoryUsageTargetPercentage = percent * 0.9;
    }
}
