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
internal sealed partial class Journal<TState, TEvent>(
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
        Enqueue(new(decide, cancellationToken));

    /// <summary>As above, where the command may begin the stream.</summary>
    /// <param name="decide">Pure; null when there is nothing to change; throws what the caller must hear.</param>
    /// <param name="parent">What the stream belongs to.</param>
    /// <param name="cancellationToken">Honoured until the record is handed to the log.</param>
    /// <returns>What was appended, or null.</returns>
    internal Task<TEvent?> CommitAsync(Func<TState, TEvent?> decide, string parent, CancellationToken cancellationToken) =>
        Enqueue(new(state => decide(state) is { } change ? new(change, Parent: Exists ? null : parent) : null, cancellationToken));

    /// <summary>Writes the first record of a stream whose name was made just now, without looking for an older one first.</summary>
    /// <param name="change">The first change.</param>
    /// <param name="parent">What the stream belongs to.</param>
    /// <param name="cancellationToken">Honoured until the record is handed to the log.</param>
    /// <returns>False when the stream exists after all.</returns>
    internal async Task<bool> TryCreateAsync(TEvent change, string parent, CancellationToken cancellationToken) =>
        await Enqueue(new(_ => Exists ? null : new(change, Parent: parent), cancellationToken) { IsFirst = true }) is not null;

    /// <summary>Appends one's own change together with a record of another stream, both or none.</summary>
    /// <param name="decide">Pure; answers the change and the other stream's record, or null when there is nothing to change.</param>
    /// <param name="cancellationToken">Honoured until the records are handed to the log.</param>
    internal Task<TEvent?> CommitWithAsync(Func<TState, (TEvent Change, LogRecord Other)?> decide, CancellationToken cancellationToken) =>
        Enqueue(new(state => decide(state) is var (change, other) ? new(change, other) : null, cancellationToken));

    /// <summary>As <see cref="CommitAsync(Func{TState, TEvent?}, CancellationToken)"/>, with all that can be stored with a change.</summary>
    /// <param name="decide">Pure; null when there is nothing to change; throws what the caller must hear.</param>
    /// <param name="isFirst">Whether the stream is probably new: then it is read only if it turns out to be there, or the command is refused.</param>
    /// <param name="cancellationToken">Honoured until the records are handed to the log.</param>
    /// <returns>What was appended, or null.</returns>
    internal Task<TEvent?> CommitEntryAsync(Func<TState, JournalEntry<TEvent>?> decide, bool isFirst, CancellationToken cancellationToken) =>
        Enqueue(new(decide, cancellationToken) { IsFirst = isFirst });

    /// <summary>Removes the stream and what belongs to it, in its turn among the commands.</summary>
    /// <param name="decide">Pure; answers what to remove, none to leave all as it is; throws what the caller must hear.</param>
    /// <param name="follow">Called when the streams are gone, before anything else is decided; the caller waits for what it starts.</param>
    /// <param name="cancellationToken">Honoured until the removal is handed to the log.</param>
    /// <returns>Whether anything was removed.</returns>
    internal async Task<bool> DropAsync(
        Func<TState, ImmutableArray<string>> decide, Func<Task> follow, CancellationToken cancellationToken)
    {
        ImmutableArray<string> streams = [];
        await Enqueue(new(Decide, cancellationToken) { Removal = new JournalRemoval(() => streams, follow) });
        return !streams.IsEmpty;

        JournalEntry<TEvent>? Decide(TState state)
        {
            streams = decide(state);
            return null;
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
