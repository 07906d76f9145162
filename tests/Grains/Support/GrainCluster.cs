using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Experiments;
using Bayou.Grains.Journal;
using Bayou.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Bayou.Grains.Tests.Support;

/// <summary>The real grains on the real engine, over a store that outlives them.</summary>
internal sealed class GrainCluster : IAsyncDisposable
{
    private readonly GrainHost _host;

    private GrainCluster(GrainHost host, BegunCalls begun)
    {
        _host = host;
        Begun = begun;
    }

    internal IGrainFactory Grains => _host.Grains;

    internal BegunCalls Begun { get; }

    internal IExperimentCatalogGrain Catalog => Grains.GetGrain<IExperimentCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace));

    internal static async Task<GrainCluster> StartAsync(
        IStateStore store, JournalOptions? journal = null, Action<IServiceCollection>? configure = null)
    {
        var begun = new BegunCalls();
        var host = await GrainHost.StartAsync(services =>
        {
            services.AddSingleton(begun);
            services.AddSingleton<IIncomingGrainCallFilter>(begun);
            services.AddSingleton(store);
            services.AddSingleton(TimeProvider.System);
            services.AddBayouGrains(new ExperimentOptions(), GrainHost.IsAlone);
            if (journal is not null)
            {
                services.AddSingleton(journal);
            }

            configure?.Invoke(services);
        });
        await GrainStartup.PrepareAsync(host.Grains, CancellationToken.None);
        return new GrainCluster(host, begun);
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

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
