using System.Net;
using System.Net.Sockets;
using Bayou.Silo.Configuration;
using Bayou.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Bayou.Silo.Engines;

/// <summary>Joins a silo to its cluster: membership in PostgreSQL, tuned so that a silo that dies is missed within seconds.</summary>
internal static class ClusterSetup
{
    private const int MissedProbes = 3;
    private const int Votes = 2;
    private const int MissedSignsOfLife = 3;

    /// <summary>How long silos wait for each other's own calls, such as look-ups of where a grain is.</summary>
    internal static readonly TimeSpan SystemResponseTimeout = TimeSpan.FromSeconds(5);

    // Three probes that go unanswered, a second apart, then the vote of a second silo where there is one.
    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_tableRefresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_signOfLife = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestJoin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_connect = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_defunct = TimeSpan.FromDays(1);

    /// <summary>Configures a silo.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="cluster">Its place.</param>
    /// <param name="storeUri">The database that the cluster shares.</param>
    internal static void Configure(ISiloBuilder silo, ClusterSettings cluster, string storeUri)
    {
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = cluster.ClusterId;
            options.ServiceId = cluster.ServiceId;
        });
        silo.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = cluster.Address;
            options.SiloPort = cluster.SiloPort;

            // Clients speak HTTP; nobody outside of the cluster speaks to grains.
            options.GatewayPort = 0;
            var any = cluster.Address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
            options.SiloListeningEndpoint = new IPEndPoint(IPAddress.IsLoopback(cluster.Address) ? cluster.Address : any, cluster.SiloPort);
        });
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloPortGuard>();

        // What a database or another library threw goes with a refusal to the silo that logs it; a type that Orleans does not know
        // would become a failure of its own.
        silo.Services.Configure<ExceptionSerializationOptions>(static options => options.SupportedExceptionTypeFilter = static _ => true);
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = PostgreSqlMembership.ConnectionString(storeUri);
        });
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = s_probe;
            options.NumMissedProbesLimit = MissedProbes;
            options.NumVotesForDeathDeclaration = Votes;
            options.TableRefreshTimeout = s_tableRefresh;
            options.IAmAliveTablePublishTimeout = s_signOfLife;
            options.NumMissedTableIAmAliveLimit = MissedSignsOfLife;
            options.MaxJoinAttemptTime = s_longestJoin;
            options.DefunctSiloExpiration = s_defunct;
        });
        silo.Configure<ConnectionOptions>(options => options.OpenConnectionTimeout = s_connect);

        // The directory that never has two owners of a range: with the default one a grain may be active twice while silos come and go,
        // and the index over an experiment's runs, which has no log of its own to be fenced by, would miss what the other was told.
#pragma warning disable ORLEANSEXP003 // Still marked as experimental in Orleans 10.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
    }
}
