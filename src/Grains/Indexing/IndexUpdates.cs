using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Bayou.Contracts.Errors;

namespace Bayou.Grains.Indexing;

/// <summary>
/// Carries changes of all runs, or all traces, of this process to the indexes of their experiments. For each experiment one call is on its way,
/// and what gathers meanwhile goes with the next: an index hears from each process in calls that grow with the load, not in one call a write.
/// The calls are made from outside of grains. Experiments without changes on their way take no memory.
/// </summary>
/// <typeparam name="TChange">What an index is told.</typeparam>
/// <param name="apply">Calls the index of an experiment.</param>
/// <param name="entriesOf">How large a change is; bounds what goes in one call.</param>
/// <param name="instruments">Where to count; disposed with this.</param>
internal sealed class IndexUpdates<TChange>(
    Func<string, ImmutableArray<TChange>, Task> apply, Func<TChange, int> entriesOf, IndexInstruments instruments) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IndexQueue<TChange>> _busy = new(StringComparer.Ordinal);

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

    /// <summary>How large a change is.</summary>
    internal int EntriesOf(TChange change) => entriesOf(change);

    /// <summary>Tells an index of a change. Changes of one run or trace arrive in the order of these calls.</summary>
    /// <param name="experimentId">Whose index.</param>
    /// <param name="change">What changed.</param>
    /// <returns>Completes when the index has taken the change in; fails as the call that carried it did.</returns>
    /// <exception cref="BayouException">TEMPORARILY_UNAVAILABLE: the index is too far behind.</exception>
    internal Task TellAsync(string experimentId, TChange change)
    {
        Task told;
        IndexQueue<TChange>? idle = null;
        lock (_gate)
        {
            if (!_busy.TryGetValue(experimentId, out var updates))
            {
                updates = idle = new IndexQueue<TChange>(this, experimentId);
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
    internal IndexCall<TChange>? TakeNext(IndexQueue<TChange> updates)
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
    internal Task SendAsync(string experimentId, IndexCall<TChange> call)
    {
        instruments.OnCall(call.Count);
        return apply(experimentId, call.TakeChanges());
    }

    /// <inheritdoc />
    public void Dispose() => instruments.Dispose();
}
