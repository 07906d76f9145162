using System.Diagnostics.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Experiments;
using Bayou.Grains.Indexing;
using Bayou.Grains.Journal;
using Bayou.Grains.Metrics;
using Bayou.Grains.Runs;
using Bayou.Grains.Traces;
using Bayou.Grains.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bayou.Grains;

/// <summary>Registers what grains take from their host, which supplies an <c>IStateStore</c>.</summary>
public static class GrainServices
{
    /// <summary>Adds options, and what the grains of one process share.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="experiments">How experiments are made.</param>
    /// <param name="isAlone">Whether no other process serves the same store, so that all changes and searches meet in this one.</param>
    public static IServiceCollection AddBayouGrains(this IServiceCollection services, ExperimentOptions experiments, bool isAlone)
    {
        services.AddSingleton(experiments);
        services.AddSingleton(new JournalOptions());
        services.AddSingleton(provider => MakeRunIndexUpdates(provider, isAlone));
        services.AddTraces();
        services.AddSingleton(new ChunkCache());
        services.AddWebhooks();
        return services;
    }

    private static IndexUpdates<RunChange> MakeRunIndexUpdates(IServiceProvider services, bool isAlone)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        return new IndexUpdates<RunChange>(
            (experimentId, changes) => grains.GetGrain<IRunIndexGrain>(GrainKeys.Experiment(experimentId)).ApplyAsync(changes, CancellationToken.None),
            RunChanges.EntriesOf,
            new IndexInstruments("run", services.GetService<IMeterFactory>()),
            isAlone ? IndexAcknowledgement.WhenQueued : IndexAcknowledgement.WhenApplied,
            services.GetService<ILogger<IndexUpdates<RunChange>>>());
    }
}
