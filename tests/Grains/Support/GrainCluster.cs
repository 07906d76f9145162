using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Experiments;
using Bayou.Grains.Journal;
using Bayou.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace Bayou.Grains.Tests.Support;

/// <summary>The real grains on the real engine, over a store that outlives them.</summary>
internal sealed class GrainCluster : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private GrainCluster(ServiceProvider services) => _services = services;

    internal IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    internal IExperimentCatalogGrain Catalog => Grains.GetGrain<IExperimentCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace));

    internal static async Task<GrainCluster> StartAsync(IStateStore store, JournalOptions? journal = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(store);
        services.AddSingleton(TimeProvider.System);
        services.AddBayouGrains(new ExperimentOptions());
        if (journal is not null)
        {
            services.AddSingleton(journal);
        }

        services.AddEmbeddedOrleans(options => options.AddGrains(typeof(GrainServices).Assembly));
        var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        await GrainStartup.PrepareAsync(provider.GetRequiredService<IGrainFactory>(), CancellationToken.None);
        return new GrainCluster(provider);
    }

    internal IExperimentGrain Experiment(string id) => Grains.GetGrain<IExperimentGrain>(GrainKeys.Experiment(id));

    internal IRunGrain Run(string id) => Grains.GetGrain<IRunGrain>(GrainKeys.Run(id));

    internal async Task<string> CreateExperimentAsync(string name) => await Catalog.CreateAsync(new CreateExperiment(name, null, []));

    internal async Task<IRunGrain> CreateRunAsync(string experimentId, string? name = null)
    {
        var run = Run(Identifiers.NewRunId(TimeProvider.System.GetUtcNow()));
        await run.CreateAsync(new CreateRun(experimentId, name, "ann", 1, []));
        return run;
    }

    internal async Task<RunSearchPage> SearchAsync(string experimentId, string filter = "", ViewType view = ViewType.ActiveOnly) =>
        await Grains.GetGrain<IRunSearchGrain>(GrainKeys.Stateless)
            .SearchAsync(new RunSearchQuery([experimentId], filter, view, 1000, [], null));

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }
}
