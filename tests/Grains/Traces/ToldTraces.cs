using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Grains.Indexing;
using Bayou.Grains.Traces;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Grains.Tests.Traces;

/// <summary>Takes what traces tell indexes, instead of the indexes.</summary>
internal sealed class ToldTraces
{
    private readonly Lock _lock = new();
    private readonly List<(string ExperimentId, TraceChange Change)> _changes = [];

    internal ImmutableArray<(string ExperimentId, TraceChange Change)> Changes
    {
        get
        {
            lock (_lock)
            {
                return [.. _changes];
            }
        }
    }

    internal TraceChange Last => Changes[^1].Change;

    internal void Replace(IServiceCollection services) => services.AddSingleton(
        new IndexUpdates<TraceChange>(TakeAsync, TraceChanges.EntriesOf, new IndexInstruments("trace", meters: null)));

    private Task TakeAsync(string experimentId, ImmutableArray<TraceChange> changes)
    {
        lock (_lock)
        {
            _changes.AddRange(changes.Select(change => (experimentId, change)));
        }

        return Task.CompletedTask;
    }
}
