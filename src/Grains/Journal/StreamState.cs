using Bayou.Contracts.Errors;
using Bayou.Storage.Log;

namespace Bayou.Grains.Journal;

/// <summary>What a grain holds of its stream: the state up to some record, and how much lies behind the last snapshot.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TEvent">What one command changed.</typeparam>
/// <param name="stream">The stream's name.</param>
/// <param name="log">Where it is stored.</param>
/// <param name="options">When to compact.</param>
/// <param name="createState">Makes an empty state.</param>
internal sealed class StreamState<TState, TEvent>(string stream, IStateLog log, JournalOptions options, Func<TState> createState)
    where TState : class, IJournaledState<TEvent>
    where TEvent : class
{
    private Task? _loading;
    private int _version;
    private long _snapshotSequence;
    private long _snapshotBytes;
    private int _tailRecords;
    private long _tailBytes;

    /// <summary>The state; empty before anything was loaded.</summary>
    internal TState State { get; private set; } = createState();

    /// <summary>The last record that is in the state; 0 when the stream doesn't exist.</summary>
    internal long Sequence { get; private set; }

    /// <summary>Whether the state was that of the log when it was last looked at.</summary>
    internal bool IsLoaded { get; private set; }

    /// <summary>Whether the state can be used as it is. That a stream doesn't exist is never taken from memory.</summary>
    internal bool IsKnown => IsLoaded && Sequence > 0;

    /// <summary>Whether the stream was taken for new without a look: only an append shows whether it is.</summary>
    internal bool IsAssumed { get; private set; }

    /// <summary>The outcome of an append is not known, or somebody else has written: the state must be loaded before it is used.</summary>
    internal void Forget() => (IsLoaded, IsAssumed) = (false, false);

    /// <summary>Takes the stream for new.</summary>
    internal void Begin()
    {
        Set(createState(), new StoredStream(stream, null, []));
        IsAssumed = true;
    }

    /// <summary>An append has shown that the stream is as it was taken for.</summary>
    internal void Confirm() => IsAssumed = false;

    /// <summary>The stream is gone. What is being read of it meanwhile is out of date.</summary>
    internal void Removed()
    {
        _version++;
        Set(createState(), new StoredStream(stream, null, []));
    }

    /// <summary>Takes a change into memory whose record has the next number.</summary>
    internal void Apply(TEvent change, int bytes)
    {
        State.Apply(change);
        Sequence++;
        _version++;
        _tailRecords++;
        _tailBytes += bytes;
    }

    /// <summary>Reads the stream. Two reads at once could put the older state last, so there is one for all who ask meanwhile.</summary>
    internal Task LoadAsync()
    {
        if (_loading is null or { IsCompleted: true })
        {
            _loading = LoadOnceAsync();
        }

        return _loading;
    }

    /// <summary>Compacts a long tail. The state must not be ahead of the log, and stay as it is until that is done.</summary>
    internal Task CompactIfDueAsync() =>
        _tailRecords >= options.MaxTailRecords || _tailBytes >= Math.Max(options.MinCompactionBytes, _snapshotBytes)
            ? TryCompactAsync()
            : Task.CompletedTask;

    /// <summary>Compacts also a tail of moderate length, since nobody uses the state any more.</summary>
    internal Task LeaveAsync() => IsLoaded && _tailRecords >= options.DeactivationTailRecords ? TryCompactAsync() : Task.CompletedTask;

    /// <summary>The records themselves are stored already, so that a compaction that fails costs only time: it comes again later.</summary>
    private async Task TryCompactAsync()
    {
        var (body, chunks) = State.Snapshot();
        var compaction = new Compaction(stream, Sequence, _snapshotSequence, body, chunks);
        try
        {
            await log.CompactAsync(compaction, CancellationToken.None);
        }
        catch (StaleStreamException)
        {
            Forget();
            return;
        }
        catch (BayouException)
        {
            return;
        }

        State.Compacted();
        _snapshotSequence = compaction.SnapshotSequence;
        _snapshotBytes = body.Length;
        _tailRecords = 0;
        _tailBytes = 0;
    }

    private async Task LoadOnceAsync()
    {
        var version = _version;
        var stored = await log.ReadAsync(stream, CancellationToken.None);
        var state = createState();
        Journal<TState, TEvent>.Replay(state, stored);

        // Changes that were applied while the log was read may be missing from it.
        if (version == _version)
        {
            Set(state, stored);
        }
    }

    private void Set(TState state, StoredStream stored)
    {
        State = state;
        Sequence = stored.Sequence;
        _snapshotSequence = stored.Snapshot?.Sequence ?? 0;
        _snapshotBytes = stored.Snapshot?.Body.Length ?? 0;
        _tailRecords = stored.Tail.Length;
        _tailBytes = stored.Tail.Sum(record => (long)record.Body.Length);
        (IsLoaded, IsAssumed) = (true, false);
    }
}
