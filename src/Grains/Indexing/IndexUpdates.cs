using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Bayou.Contracts.Errors;
using Microsoft.Extensions.Logging;

namespace Bayou.Grains.Indexing;

/// <summary>
/// Carries changes of all runs, or all traces, of this process to the indexes of their experiments. For each experiment one call is on its way,
/// and what gathers meanwhile goes with the next: an index hears from each process in calls that grow with the load, not in one call a write.
/// The calls are made from outside of grains. Experiments without changes on their way take no memory. An index that can't take a change in
/// leaves memory, and its next life reads all from the log: so a change whose call failed is not missing from later searches.
/// </summary>
/// <typeparam name="TChange">What an index is told.</typeparam>
/// <param name="apply">Calls the index of an experiment.</param>
/// <param name="entriesOf">How large a change is; bounds what goes in one call.</param>
/// <param name="instruments">Where to count; disposed with this.</param>
/// <param name="acknowledgement">When callers hear that a change is told.</param>
/// <param name="logger">Hears of calls that failed when nobody waits for them; null for nobody.</param>
internal sealed partial class IndexUpdates<TChange>(
    Func<string, ImmutableArray<TChange>, Task> apply,
    Func<TChange, int> entriesOf,
    IndexInstruments instruments,
    IndexAcknowledgement acknowledgement = IndexAcknowledgement.WhenApplied,
    ILogger? logger = null) : IDisposable
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
    /// <returns>
    /// Completes when the index has taken the change in, and fails as the call that carried it did. Under
    /// <see cref="IndexAcknowledgement.WhenQueued"/> it is complete at once, as long as the index keeps up.
    /// </returns>
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
            if (acknowledgement == IndexAcknowledgement.WhenQueued && !updates.IsBehind)
            {
                told = Task.CompletedTask;
            }
        }

        if (idle is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(idle, preferLocal: false);
        }

        return told;
    }

    /// <summary>To be awaited before an index is read: what was told in this process before is then in it.</summary>
    /// <param name="experimentId">Whose index.</param>
    internal Task ArrivedAsync(string experimentId)
    {
        lock (_gate)
        {
            return _busy.TryGetValue(experimentId, out var updates) ? updates.Arrived : Task.CompletedTask;
        }
    }

    /// <summary>Takes notice of a call that failed.</summary>
    internal void OnFailed(string experimentId, Exception failure)
    {
        if (acknowledgement == IndexAcknowledgement.WhenQueued && logger is not null)
        {
            LogFailed(logger, failure, experimentId);
        }
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

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The index of experiment {ExperimentId} could not take changes in; it is read from the log again when it is next asked")]
    private static partial void LogFailed(ILogger logger, Exception failure, string experimentId);
}
