using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Storage.Log;

namespace Bayou.Grains.Journal;

/// <summary>
/// A grain's stream: loads the state, appends what commands decide, and compacts. Used from one grain's turns only; calls may
/// interleave. Commands that come while an append is on its way are decided one after the other, each on the state with those
/// before it, and share the next append. Until that is stored the state is ahead of the log: nobody reads it, and nobody
/// hears what was decided on it. After a failed append the outcome is unknown, so the state is read anew before anything
/// else is decided or answered.
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
/// <param name="follow">
/// Called when changes are stored, or found stored already (then with none), while <see cref="State"/> and <see cref="Sequence"/>
/// are theirs; their callers wait for what it starts. Null for nothing.
/// </param>
internal sealed class Journal<TState, TEvent>(
    string stream,
    IStateLog log,
    JournalOptions options,
    Func<TState> createState,
    int maxAttempts = 5,
    Func<ImmutableArray<TEvent>, Task>? follow = null)
    where TState : class, IJournaledState<TEvent>
    where TEvent : class
{
    private readonly StreamState<TState, TEvent> _memory = new(stream, log, options, createState);
    private readonly List<JournalCommand<TState, TEvent>> _waiting = [];
    private Task _pump = Task.CompletedTask;
    private bool _isAhead;
    private TaskCompletionSource? _caughtUp;

    /// <summary>The number of the last record; 0 when the stream doesn't exist.</summary>
    internal long Sequence => _memory.Sequence;

    /// <summary>Whether anything was ever appended. False is never taken from memory, see <see cref="LoadAsync"/>.</summary>
    internal bool Exists => _memory.Sequence > 0;

    /// <summary>Valid after <see cref="LoadAsync"/> until the next await, where commands interleave.</summary>
    internal TState State => _memory.State;

    /// <summary>
    /// Makes <see cref="State"/> current, and waits while it is ahead of the log. The absence of a stream is looked up each time: another
    /// silo may have made it.
    /// </summary>
    internal ValueTask LoadAsync(CancellationToken cancellationToken) =>
        _memory.IsKnown && !_isAhead ? ValueTask.CompletedTask : new ValueTask(LoadCurrentAsync(cancellationToken));

    /// <summary>Decides, appends and applies. Decides anew on fresh state when another activation has written in between.</summary>
    /// <param name="decide">Pure; null when there is nothing to change; throws what the caller must hear.</param>
    /// <param name="cancellationToken">Honoured until the record is handed to the log.</param>
    /// <returns>What was appended, or null.</returns>
    internal Task<TEvent?> CommitAsync(Func<TState, TEvent?> decide, CancellationToken cancellationToken) =>
        Enqueue(new JournalCommand<TState, TEvent>(decide, cancellationToken));

    /// <summary>As above, where the command may begin the stream.</summary>
    /// <param name="decide">Pure; null when there is nothing to change; throws what the caller must hear.</param>
    /// <param name="parent">What the stream belongs to.</param>
    /// <param name="cancellationToken">Honoured until the record is handed to the log.</param>
    /// <returns>What was appended, or null.</returns>
    internal Task<TEvent?> CommitAsync(Func<TState, TEvent?> decide, string parent, CancellationToken cancellationToken) =>
        Enqueue(new JournalCommand<TState, TEvent>(decide, cancellationToken) { Parent = parent });

    /// <summary>Writes the first record of a stream whose name was made just now, without looking for an older one first.</summary>
    /// <param name="change">The first change.</param>
    /// <param name="parent">What the stream belongs to.</param>
    /// <param name="cancellationToken">Honoured until the record is handed to the log.</param>
    /// <returns>False when the stream exists after all.</returns>
    internal async Task<bool> TryCreateAsync(TEvent change, string parent, CancellationToken cancellationToken) =>
        await Enqueue(new JournalCommand<TState, TEvent>(_ => Exists ? null : change, cancellationToken) { Parent = parent, IsFirst = true }) is not null;

    /// <summary>Appends one's own change together with the first record of another stream, both or none.</summary>
    /// <param name="decide">Pure; answers the change and the other stream's first record, or null when there is nothing to change.</param>
    /// <param name="cancellationToken">Honoured until the records are handed to the log.</param>
    internal Task<TEvent?> CommitWithAsync(Func<TState, (TEvent Change, LogRecord Other)?> decide, CancellationToken cancellationToken)
    {
        LogRecord companion = default;
        return Enqueue(new JournalCommand<TState, TEvent>(Decide, cancellationToken) { Companion = () => companion });

        TEvent? Decide(TState state)
        {
            if (decide(state) is not var (change, other))
            {
                return null;
            }

            companion = other;
            return change;
        }
    }

    /// <summary>Before the grain leaves memory: shortens a long tail, so that the next activation is quick.</summary>
    internal async Task LeaveAsync()
    {
        await _pump;
        await _memory.LeaveAsync();
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

    private Task<TEvent?> Enqueue(JournalCommand<TState, TEvent> command)
    {
        _waiting.Add(command);
        if (_pump.IsCompleted)
        {
            _pump = CommitAllAsync();
        }

        return command.Outcome;
    }

    private async Task CommitAllAsync()
    {
        // Commands whose calls wait for their first turn now come along.
        await Task.Yield();
        while (_waiting.Count > 0)
        {
            await CommitNextAsync();
        }
    }

    private async Task CommitNextAsync()
    {
        JournalBatch<TState, TEvent> batch;
        try
        {
            await PrepareAsync(_waiting[0]);
            batch = DecideNext();
        }
        catch (Exception unusable)
        {
            _memory.Forget();
            FailWaiting(unusable);
            return;
        }

        if (!batch.HasRecords)
        {
            Complete(batch);
            return;
        }

        _isAhead = true;
        var failure = await AppendAsync(batch.TakeRecords());
        _isAhead = false;
        if (failure is null)
        {
            Complete(batch);
            await _memory.CompactIfDueAsync();
        }
        else
        {
            _memory.Forget();
            RetryOrFail(batch.Commands, failure);
        }

        if (_caughtUp is { } caughtUp)
        {
            // Readers have their turn before the state is ahead again.
            _caughtUp = null;
            caughtUp.SetResult();
            await Task.Yield();
        }
    }

    private async Task PrepareAsync(JournalCommand<TState, TEvent> first)
    {
        if (_memory.IsKnown)
        {
            return;
        }

        if (first is { IsFirst: true, Retries: 0 })
        {
            _memory.Begin();
            return;
        }

        do
        {
            await _memory.LoadAsync();
        }
        while (!_memory.IsLoaded);
    }

    /// <summary>Decides waiting commands, each on the state with those before it, as many as one append takes.</summary>
    private JournalBatch<TState, TEvent> DecideNext()
    {
        var batch = new JournalBatch<TState, TEvent>();
        foreach (var command in _waiting)
        {
            command.Decide(State);
            if (!batch.HasRoomFor(command))
            {
                break;
            }

            batch.Add(command, stream, Sequence + 1);
            if (command.Change is { } change)
            {
                _memory.Apply(change, command.Body.Length);
            }
        }

        _waiting.RemoveRange(0, batch.Commands.Count);
        return batch;
    }

    private async Task<Exception?> AppendAsync(ImmutableArray<LogRecord> records)
    {
        try
        {
            await log.AppendAsync(records, CancellationToken.None);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private void Complete(JournalBatch<TState, TEvent> batch) =>
        _ = batch.CompleteAsync(batch.IsAccepted ? FollowAsync(batch.TakeChanges()) : Task.CompletedTask);

    private async Task FollowAsync(ImmutableArray<TEvent> changes)
    {
        if (follow is not null)
        {
            await follow(changes);
        }
    }

    private void RetryOrFail(List<JournalCommand<TState, TEvent>> commands, Exception failure)
    {
        if (failure is not StaleStreamException)
        {
            JournalBatch<TState, TEvent>.Fail(failure, commands);
            return;
        }

        commands.ForEach(static command => command.Retries++);
        _waiting.InsertRange(0, commands.Where(command => command.Retries < maxAttempts));
        JournalBatch<TState, TEvent>.Fail(
            BayouException.Unavailable("Too many writers at once. Try again.", failure),
            commands.Where(command => command.Retries >= maxAttempts));
    }

    private void FailWaiting(Exception reason)
    {
        var waiting = _waiting.ToArray();
        _waiting.Clear();
        JournalBatch<TState, TEvent>.Fail(reason, waiting);
    }

    private async Task LoadCurrentAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_isAhead)
            {
                await (_caughtUp ??= new()).Task.WaitAsync(cancellationToken);
                continue;
            }

            if (_memory.IsKnown)
            {
                return;
            }

            await _memory.LoadAsync().WaitAsync(cancellationToken);
            if (_memory.IsLoaded && !_isAhead)
            {
                return;
            }
        }
    }
}
