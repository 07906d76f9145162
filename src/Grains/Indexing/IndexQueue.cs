using Bayou.Contracts.Errors;

namespace Bayou.Grains.Indexing;

/// <summary>The changes of one experiment that are on their way to its index. Its owner's gate guards the queue.</summary>
/// <typeparam name="TChange">What an index is told.</typeparam>
/// <param name="owner">The updates of all experiments.</param>
/// <param name="experimentId">The experiment.</param>
internal sealed class IndexQueue<TChange>(IndexUpdates<TChange> owner, string experimentId) : IThreadPoolWorkItem
{
    // A caller waits for each, so this is far more than is ever reached; it keeps a stuck index from filling memory.
    private const int MaxCalls = 256;

    private readonly Queue<IndexCall<TChange>> _waiting = new();
    private IndexCall<TChange>? _last;

    internal string ExperimentId { get; } = experimentId;

    /// <summary>Whether a call gathers changes behind one that waits already: the index takes in less than comes.</summary>
    internal bool IsBehind => _waiting.Count > 1;

    /// <summary>Completes when all that was added has arrived, or failed.</summary>
    internal Task Arrived => _last?.Ended ?? Task.CompletedTask;

    /// <summary>Adds a change to the last call that waits, or begins another one.</summary>
    /// <exception cref="BayouException">TEMPORARILY_UNAVAILABLE: too many calls wait.</exception>
    internal Task Add(TChange change)
    {
        if (_waiting.Count == 0 || !_last!.HasRoomFor(owner.EntriesOf(change)))
        {
            if (_waiting.Count == MaxCalls)
            {
                throw BayouException.Unavailable("The index of the experiment is too far behind. Try again in a moment.");
            }

            _waiting.Enqueue(_last = new IndexCall<TChange>());
        }

        return _last.Add(change, owner.EntriesOf(change));
    }

    internal IndexCall<TChange>? TakeNext() => _waiting.TryDequeue(out var call) ? call : null;

    /// <summary>Sends call after call until none waits. Runs on the thread pool, outside of any grain's turn.</summary>
    public void Execute() => _ = SendAllAsync();

    private async Task SendAllAsync()
    {
        for (var call = owner.TakeNext(this); call is not null;)
        {
            var failure = await TrySendAsync(call);

            // Before the callers hear of it: then nothing is left of an experiment whose changes have all arrived.
            var next = owner.TakeNext(this);
            call.Complete(failure);
            call = next;
        }
    }

    private async Task<Exception?> TrySendAsync(IndexCall<TChange> call)
    {
        try
        {
            await owner.SendAsync(ExperimentId, call);
            return null;
        }
        catch (Exception failure)
        {
            owner.OnFailed(ExperimentId, failure);
            return failure;
        }
    }
}
