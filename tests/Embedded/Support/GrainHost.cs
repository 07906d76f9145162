using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

namespace Bayou.Embedded.Tests.Support;

/// <summary>Grains in a process of their own, on manual time.</summary>
internal sealed class GrainHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private GrainHost(ServiceProvider services) => _services = services;

    internal ManualTime Time => _services.GetRequiredService<ManualTime>();

    internal Stage Stage => _services.GetRequiredService<Stage>();

    internal LogSink Log => _services.GetRequiredService<LogSink>();

    internal static GrainHost Start(Type grainClass, Action<EmbeddedOptions>? configure = null, Action<IServiceCollection>? addServices = null) =>
        Start([grainClass], configure, addServices);

    internal static GrainHost Start(Type[] grainClasses, Action<EmbeddedOptions>? configure = null, Action<IServiceCollection>? addServices = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ManualTime>().AddSingleton<TimeProvider>(static provider => provider.GetRequiredService<ManualTime>());
        services.AddSingleton<Stage>();
        services.AddSingleton<LogSink>().AddSingleton<ILoggerProvider>(static provider => provider.GetRequiredService<LogSink>());
        services.AddEmbeddedOrleans(options =>
        {
            options.AddGrains(grainClasses);
            configure?.Invoke(options);
        });
        addServices?.Invoke(services);
        var provider = services.BuildServiceProvider();
        _ = provider.GetServices<IHostedService>().ToList();
        return new(provider);
    }

    internal T Grain<T>(string key = "a")
        where T : IGrainWithStringKey => _services.GetRequiredService<IGrainFactory>().GetGrain<T>(key);

    internal Task StopAsync() => Task.WhenAll(_services.GetServices<IHostedService>().Select(static host => host.StopAsync(CancellationToken.None)));

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
