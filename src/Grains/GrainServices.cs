using System.Diagnostics.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Experiments;
using Bayou.Grains.Journal;
using Bayou.Grains.Metrics;
using Bayou.Grains.Runs;
using Bayou.Grains.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Grains;

/// <summary>Registers what grains take from their host, which supplies an <c>IStateStore</c>.</summary>
public static class GrainServices
{
    /// <summary>Adds options, and what the grains of one process share.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="experiments">How experiments are made.</param>
    public static IServiceCollection AddBayouGrains(this IServiceCollection services, ExperimentOptions experiments)
    {
        services.AddSingleton(experiments);
        services.AddSingleton(new JournalOptions());
        services.AddSingleton(MakeRunIndexUpdates);
        services.AddSingleton(new ChunkCache());
        services.AddWebhooks();
        return services;
    }

    private static RunIndexUpdates MakeRunIndexUpdates(IServiceProvider services)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        return new RunIndexUpdates(
            experimentId => grains.GetGrain<IRunIndexGrain>(GrainKeys.Experiment(experimentId)), services.GetService<IMeterFactory>());
    }
}
