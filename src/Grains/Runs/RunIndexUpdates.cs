using System.Diagnostics.Metrics;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Runs;

namespace Bayou.Grains.Runs;

/// <summary>
/// Carries the changes of all runs of this process to the indexes of their experiments. For each experiment one call is on its way, and
/// what gathers meanwhile goes with the next: an index hears from each process in calls that grow with the load, not in one call a write.
/// The calls are made from outside of grains. Experiments without changes on their way take no memory.
/// </summary>
/// <param name="indexOf">Finds the index of an experiment.</param>
/// <param name="meters">Where to count; null for a meter of its own.</param>
internal sealed class RunIndexUpdates(Func<string, IRunIndexGrain> indexOf, IMeterFactory? meters) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ExperimentUpdates> _busy = new(StringComparer.Ordinal);
    private readonly RunIndexInstruments _instruments = new(meters);

    /// <summary>Experiments that have changes on their way.</summary>
    internal int Busy
    {
        get
        {
            lock (_gate)
            {
                return _busy.Count;
            }
        }
    }

    /// <summary>Tells an index of a change. Changes of one run arrive in the order of these calls.</summary>
    /// <param name="experimentId">The run's experiment.</param>
    /// <param name="change">What changed.</param>
    /// <returns>Completes when the index has taken the change in; fails as the call that carried it did.</returns>
    /// <exception cref="BayouException">TEMPORARILY_UNAVAILABLE: the index is too far behind.</exception>
    internal Task TellAsync(string experimentId, RunChange change)
    {
        Task told;
        ExperimentUpdates? idle = null;
        lock (_gate)
        {
            if (!_busy.TryGetValue(experimentId, out var updates))
            {
                updates = idle = new ExperimentUpdates(this, experimentId);
                _busy.Add(experimentId, updates);
            }

            told = updates.Add(change);
        }

        if (idle is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(idle, preferLocal: false);
        }

        return told;
    }

    /// <summary>Takes the next call's changes, or else forgets the experiment.</summary>
    internal RunIndexCall? TakeNext(ExperimentUpdates updates)
    {
        lock (_gate)
        {
            var call = updates.TakeNext();
            if (call is null)
            {
                _busy.Remove(updates.ExperimentId);
            }

            return call;
        }
    }

    /// <summary>Calls the index.</summary>
    internal Task SendAsync(string experimentId, RunIndexCall call)
    {
        _instruments.OnCall(call.Count);
        return indexOf(experimentId).ApplyAsync(call.TakeChanges(), CancellationToken.None);
    }

    /// <inheritdoc />
    public void Dispose() => _instruments.Dispose();
}
