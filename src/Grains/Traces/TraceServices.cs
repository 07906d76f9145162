using System.Diagnostics.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Indexing;
using Bayou.Grains.Traces.Deletion;
using Bayou.Spans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Bayou.Grains.Traces;

/// <summary>Registers what the traces of one process share.</summary>
internal static class TraceServices
{
    /// <summary>Adds them; what the host has added of <see cref="TraceOptions"/> and <see cref="SpanIntakeOptions"/> before stays.</summary>
    internal static void AddTraces(this IServiceCollection services)
    {
        services.AddSingleton(MakeIndexUpdates);
        services.AddSingleton<TraceExperiments>();
        services.AddSingleton(static provider =>
            new UnreadableContent(provider.GetRequiredService<ILogger<UnreadableContent>>(), provider.GetService<IMeterFactory>()));
        services.AddSingleton<TraceResidence>();
        services.AddSingleton<TraceRetentionWalk>();
        services.TryAddSingleton(new TraceOptions());
        services.TryAddSingleton(new SpanIntakeOptions());
        services.TryAddSingleton<SpanIntake>();
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
