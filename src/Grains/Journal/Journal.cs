using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Storage.Log;

namespace Bayou.Grains.Journal;

/// <summary>
/// A grain's stream: loads the state, appends what commands decide, and compacts. Used from one grain's turns only.
/// A call is decided against loaded state, appended, and only then applied. After a failed append the outcome is unknown,
/// so the state is read anew before anything else is decided or answered.
/// </summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TEvent">What one command changed.</typeparam>
/// <param name="stream">The stream's name.</param>
/// <param name="log">Where it is stored.</param>
/// <param name="options">When to compact.</param>
/// <param name="createState">Makes an empty state.</param>
/// <param name="maxAttempts">
/// How often a command is decided anew when another activation has written in between; 1 where the grain holds more than
/// this state and must read that anew as well.
/// </param>
internal sealed class Journal<TState, TEvent>(
    string stream, IStateLog log, JournalOptions options, Func<TState> createState, int maxAttempts = 5)
    where TState : class, IJournaledState<TEvent>
    where TEvent : class
{
    private TState _state = createState();
    private bool _loaded;
    private Task? _loading;
    private long _snapshotSequence;
    private long _snapshotBytes;
    private int _tailRecords;
    private long _tailBytes;

    /// <summary>The number of the last record; 0 when the stream doesn't exist.</summary>
    internal long Sequence { get; private set; }

    /// <summary>Whether anything was ever appended. False is never taken from memory, see <see cref="LoadAsync"/>.</summary>
    internal bool Exists => Sequence > 0;

    /// <summary>Valid after <see cref="LoadAsync"/>, until the next await that may write.</summary>
    internal TState State => _state;

    /// <summary>Makes <see cref="State"/> current. The absence of a stream is looked up each time: another silo may have made it.</summary>
    internal ValueTask LoadAsync(CancellationToken cancellationToken) =>
        _loaded && Exists ? ValueTask.CompletedTask : new ValueTask(LoadSharedAsync(cancellationToken));

    /// <summary>Decides, appends and applies. Decides anew on fresh state when another activation has written in between.</summary>
    /// <param name="decide">Pure; null when there is nothing to change; throws what the caller must hear.</param>
    /// <param name="parent">Given when the stream is new.</param>
    /// <param name="cancellationToken">Honoured until the record is handed to the log.</param>
    /// <returns>What was appended, or null.</returns>
    internal async ValueTask<TEvent?> CommitAsync(
        Func<TState, TEvent?> decide, string? parent, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await LoadAsync(cancellationToken);
            var change = decide(_state);
            if (change is null)
            {
                return null;
            }

            var record = new LogRecord(stream, Sequence + 1, _state.Encode(change), Exists ? null : parent);
            if (await TryAppendAsync([record], attempt, cancellationToken))
            {
                await ApplyAsync(change, record.Body.Length);
                return change;
            }
        }
    }

    /// <summary>Writes the first record of a stream whose name was made just now, without looking for an older one first.</summary>
    /// <param name="change">The first change.</param>
    /// <param name="parent">What the stream belongs to.</param>
    /// <param name="cancellationToken">Honoured until the record is handed to the log.</param>
    /// <returns>False when the stream exists after all.</returns>
    internal async ValueTask<bool> TryCreateAsync(TEvent change, string parent, CancellationToken cancellationToken)
    {
        if (_loaded && Exists)
        {
            return false;
        }

        _state = createState();
        Sequence = 0;
        _loaded = true;
        var record = new LogRecord(stream, 1, _state.Encode(change), parent);
        if (!await TryAppendAsync([record], attempt: 1, cancellationToken))
        {
            return false;
        }

        await ApplyAsync(change, record.Body.Length);
        return true;
    }

    /// <summary>Appends one's own change together with the first records of other streams, all or none.</summary>
    /// <param name="decide">Pure; answers the change and the other stream's first record, or null when there is nothing to change.</param>
    /// <param name="cancellationToken">Honoured until the records are handed to the log.</param>
    internal async ValueTask<TEvent?> CommitWithAsync(
        Func<TState, (TEvent Change, LogRecord Other)?> decide, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await LoadAsync(cancellationToken);
            if (decide(_state) is not var (change, other))
            {
                return null;
            }

            var record = new LogRecord(stream, Sequence + 1, _state.Encode(change));
            if (await TryAppendAsync([record, other], attempt, cancellationToken))
            {
                await ApplyAsync(change, record.Body.Length);
                return change;
            }
        }
    }

    /// <summary>Before the grain leaves memory: shortens a long tail, so that the next activation is quick.</summary>
    internal async Task LeaveAsync()
    {
        if (_loaded && _tailRecords >= options.DeactivationTailRecords)
        {
            await TryCompactAsync();
        }
    }

    private async Task<bool> TryAppendAsync(ImmutableArray<LogRecord> records, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            await log.AppendAsync(records, cancellationToken);
            return true;
        }
        catch (StaleStreamException) when (attempt < maxAttempts)
        {
            Forget();
            return false;
        }
        catch (StaleStreamException exception)
        {
            Forget();
            throw BayouException.Unavailable("Too many writers at once. Try again.", exception);
        }
        catch
        {
            Forget();
            throw;
        }
    }

    private ValueTask ApplyAsync(TEvent change, int bytes)
    {
        _state.Apply(change);
        Sequence++;
        _tailRecords++;
        _tailBytes += bytes;
        var due = _tailRecords >= options.MaxTailRecords || _tailBytes >= Math.Max(options.MinCompactionBytes, _snapshotBytes);
        return due ? new ValueTask(TryCompactAsync()) : ValueTask.CompletedTask;
    }

    /// <summary>The change itself is stored already, so that a compaction that fails costs only time: it comes again later.</summary>
    private async Task TryCompactAsync()
    {
        var (body, chunks) = _state.Snapshot();
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

        _state.Compacted();
        _snapshotSequence = compaction.SnapshotSequence;
        _snapshotBytes = body.Length;
        _tailRecords = 0;
        _tailBytes = 0;
    }

    private void Forget() => _loaded = false;

    private async Task LoadSharedAsync(CancellationToken cancellationToken)
    {
        // Reads may interleave; two loads at once could put the older state last.
        if (_loading is null or { IsCompleted: true })
        {
            _loading = LoadOnceAsync();
        }

        await _loading.WaitAsync(cancellationToken);
    }

    private async Task LoadOnceAsync()
    {
        var stored = await log.ReadAsync(stream, CancellationToken.None);
        var state = createState();
        Replay(state, stored);
        _state = state;
        Sequence = stored.Sequence;
        _snapshotSequence = stored.Snapshot?.Sequence ?? 0;
        _snapshotBytes = stored.Snapshot?.Body.Length ?? 0;
        _tailRecords = stored.Tail.Length;
        _tailBytes = stored.Tail.Sum(record => (long)record.Body.Length);
        _loaded = true;
    }

    /// <summary>Brings an empty state to what is stored.</summary>
    internal static void Replay(TState state, StoredStream stored)
    {
        if (stored.Snapshot is not null)
        {
            state.Restore(stored.Snapshot.Body);
        }

        foreach (var record in stored.Tail)
        {
            state.Apply(state.Decode(record.Body));
        }
    }
}
