using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Bayou.Grains.Tests.Support;

/// <summary>A cluster of real silos in this process. The variable BAYOU_TEST_SILOS says how many; 1 without it.</summary>
internal sealed class GrainHost : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private static readonly short s_silos = short.Parse(
        Environment.GetEnvironmentVariable("BAYOU_TEST_SILOS") ?? "1", System.Globalization.CultureInfo.InvariantCulture);

    private GrainHost(InProcessTestCluster cluster) => _cluster = cluster;

    /// <summary>Whether all grains live in one process.</summary>
    internal static bool IsAlone => s_silos == 1;

    internal IGrainFactory Grains => _cluster.Client;

    internal static async Task<GrainHost> StartAsync(Action<IServiceCollection> configure)
    {
        var builder = new InProcessTestClusterBuilder(s_silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            // As the server sets it.
            silo.Configure<SiloMessagingOptions>(messaging => messaging.MaxForwardCount = 100);
            configure(silo.Services);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new GrainHost(cluster);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
