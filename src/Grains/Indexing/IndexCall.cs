using System.Collections.Immutable;

namespace Bayou.Grains.Indexing;

/// <summary>Changes that go to an index in one call.</summary>
/// <typeparam name="TChange">What an index is told.</typeparam>
internal sealed class IndexCall<TChange>
{
    // So much that the cost of the call itself is nothing beside it, so little that a message of them stays handy.
    private const int MaxEntries = 32_768;

    private readonly ImmutableArray<TChange>.Builder _changes = ImmutableArray.CreateBuilder<TChange>();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _entries;

    /// <summary>How many changes are in it.</summary>
    internal int Count => _changes.Count;

    /// <summary>Completes when the call has ended, however it went.</summary>
    internal Task Ended => Task.WhenAny(_done.Task);

    /// <summary>Whether a change of so many entries may join; the first one always may.</summary>
    internal bool HasRoomFor(int entries) => _entries == 0 || _entries + entries <= MaxEntries;

    /// <summary>Adds a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="entries">How large it is.</param>
    /// <returns>The outcome of the call.</returns>
    internal Task Add(TChange change, int entries)
    {
        _changes.Add(change);
        _entries += entries;
        return _done.Task;
    }

    /// <summary>The changes in order. To be taken once.</summary>
    internal ImmutableArray<TChange> TakeChanges() => _changes.DrainToImmutable();

    /// <summary>Tells the callers how it went.</summary>
    /// <param name="failure">Null when it went well.</param>
    internal void Complete(Exception? failure)
    {
        if (failure is null)
        {
            _done.SetResult();
        }
        else
        {
            _done.SetException(failure);

            // Seen, also where nobody waits: whoever sent the call logs it then.
            _ = _done.Task.Exception;
        }
    }
}
