using System.Diagnostics.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Indexing;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Grains.Traces;

/// <summary>Registers what the traces of one process share.</summary>
internal static class TraceServices
{
    internal static void AddTraces(this IServiceCollection services)
    {
        services.AddSingleton(MakeIndexUpdates);
        services.AddSingleton<TraceExperiments>();
    }

    private static IndexUpdates<TraceChange> MakeIndexUpdates(IServiceProvider services)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        return new IndexUpdates<TraceChange>(
            (experimentId, changes) =>
                grains.GetGrain<ITraceIndexGrain>(GrainKeys.Experiment(experimentId)).ApplyAsync(changes, CancellationToken.None),
            TraceChanges.EntriesOf,
            new IndexInstruments("trace", services.GetService<IMeterFactory>()));
    }
}
