using Bayou.Storage.Log;

namespace Bayou.Grains.Journal;

/// <summary>A command on its way through a grain's journal: it waits to be decided, then for the append that carries its change.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TEvent">What one command changed.</typeparam>
internal sealed class JournalCommand<TState, TEvent>
    where TState : class, IJournaledState<TEvent>
    where TEvent : class
{
    private readonly Func<TState, TEvent?>? _decideChange;
    private readonly Func<TState, JournalEntry<TEvent>?>? _decideEntry;
    private readonly CancellationToken _cancellationToken;

    // What waits for it are turns of the grain: they can run in the turn that completes it.
    private readonly TaskCompletionSource<TEvent?> _outcome = new();
    private Exception? _refusal;

    /// <summary>A command with all that can be stored with a change.</summary>
    /// <param name="decide">Pure; null when there is nothing to change; throws what the caller must hear.</param>
    /// <param name="cancellationToken">Honoured until the record is handed to the log.</param>
    internal JournalCommand(Func<TState, JournalEntry<TEvent>?> decide, CancellationToken cancellationToken) =>
        (_decideEntry, _cancellationToken) = (decide, cancellationToken);

    /// <summary>A command with nothing but a change.</summary>
    /// <param name="decide">Pure; null when there is nothing to change; throws what the caller must hear.</param>
    /// <param name="cancellationToken">Honoured until the record is handed to the log.</param>
    internal JournalCommand(Func<TState, TEvent?> decide, CancellationToken cancellationToken) =>
        (_decideChange, _cancellationToken) = (decide, cancellationToken);

    /// <summary>What was stored, or null when there was nothing to change.</summary>
    internal Task<TEvent?> Outcome => _outcome.Task;

    /// <summary>Whether the stream is probably new, so that nobody looks for an older one first.</summary>
    internal bool IsFirst { get; init; }

    /// <summary>Where the command changes nothing but removes the stream: what follows its decision.</summary>
    internal JournalRemoval? Removal { get; init; }

    /// <summary>How often it must be decided anew because another activation had written.</summary>
    internal int Retries { get; set; }

    /// <summary>Whether it was decided, to a change or to none.</summary>
    internal bool IsAccepted => _refusal is null;

    /// <summary>What it changes; null when it was refused or changes nothing.</summary>
    internal TEvent? Change { get; private set; }

    /// <summary>The record of another stream that is stored with the change, or null.</summary>
    internal LogRecord? Companion { get; private set; }

    /// <summary>What the stream belongs to from this change on, or null.</summary>
    internal string? Parent { get; private set; }

    /// <summary>The record of the change.</summary>
    internal ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Size of all that it stores.</summary>
    internal long Bytes => Body.Length + (Companion?.Body.Length ?? 0L);

    /// <summary>
    /// Decides. The state may hold changes that are not stored yet, so nobody may hear of the outcome before they are.
    /// </summary>
    internal void Decide(TState state)
    {
        (Change, Companion, Parent, Body, _refusal) = (null, null, null, default, null);
        if (_cancellationToken.IsCancellationRequested)
        {
            _refusal = new OperationCanceledException(_cancellationToken);
            return;
        }

        try
        {
            if (_decideChange is not null)
            {
                Take(state, _decideChange(state), companion: null, parent: null);
            }
            else if (_decideEntry!(state) is var (change, companion, parent))
            {
                Take(state, change, companion, parent);
            }
        }
        catch (Exception exception)
        {
            _refusal = exception;
        }
    }

    /// <summary>Tells the caller what was decided; all that it was decided on is stored by now.</summary>
    internal void Complete()
    {
        switch (_refusal)
        {
            case null:
                _outcome.SetResult(Change);
                break;
            case OperationCanceledException:
                _outcome.SetCanceled(_cancellationToken);
                break;
            default:
                _outcome.SetException(_refusal);
                break;
        }
    }

    /// <summary>Tells the caller that the command failed, whatever was decided.</summary>
    internal void Fail(Exception reason) => _outcome.SetException(reason);

    private void Take(TState state, TEvent? change, LogRecord? companion, string? parent)
    {
        if (change is not null)
        {
            Body = state.Encode(change);
            (Change, Companion, Parent) = (change, companion, parent);
        }
    }
}
