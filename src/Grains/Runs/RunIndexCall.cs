using System.Collections.Immutable;
using Bayou.Contracts.Runs;

namespace Bayou.Grains.Runs;

/// <summary>Changes that go to an index in one call.</summary>
internal sealed class RunIndexCall
{
    // So much that the cost of the call itself is nothing beside it, so little that a message of them stays handy.
    private const int MaxEntries = 32_768;

    private readonly ImmutableArray<RunChange>.Builder _changes = ImmutableArray.CreateBuilder<RunChange>();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _entries;

    /// <summary>How many changes are in it.</summary>
    internal int Count => _changes.Count;

    /// <summary>Whether a change may join; the first one always may.</summary>
    internal bool HasRoomFor(RunChange change) => _entries == 0 || _entries + EntriesOf(change) <= MaxEntries;

    /// <summary>Adds a change.</summary>
    /// <returns>The outcome of the call.</returns>
    internal Task Add(RunChange change)
    {
        _changes.Add(change);
        _entries += EntriesOf(change);
        return _done.Task;
    }

    /// <summary>The changes in order. To be taken once.</summary>
    internal ImmutableArray<RunChange> TakeChanges() => _changes.DrainToImmutable();

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
        }
    }

    private static int EntriesOf(RunChange change) =>
        1 + change.Metrics.Length + change.Params.Length + change.Tags.Length + change.DatasetInputs.Length;
}
