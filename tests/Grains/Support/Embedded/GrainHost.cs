using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace Bayou.Grains.Tests.Support;

/// <summary>The one-process engine.</summary>
internal sealed class GrainHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private GrainHost(ServiceProvider services) => _services = services;

    /// <summary>Whether all grains live in one process.</summary>
    internal static bool IsAlone => true;

    internal IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    internal static async Task<GrainHost> StartAsync(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);
        services.AddEmbeddedOrleans(options => options.AddGrains(typeof(GrainServices).Assembly));
        var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return new GrainHost(provider);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }
}
