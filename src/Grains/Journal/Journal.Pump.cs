using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Storage.Log;

namespace Bayou.Grains.Journal;

internal sealed partial class Journal<TState, TEvent>
{
    private Task<TEvent?> Enqueue(JournalCommand<TState, TEvent> command)
    {
        _waiting.Add(command);
        if (_pump.IsCompleted)
        {
            _pump = CommitAllAsync();
        }

        return command.Outcome;
    }

    /// <summary>Appends what waits, until nothing does. One method of many turns: each more would cost every append a task and a turn.</summary>
    private async Task CommitAllAsync()
    {
        // Commands whose calls wait for their first turn now come along.
        await Task.Yield();
        while (_waiting.Count > 0)
        {
            if (!_memory.IsKnown && await TryPrepareAsync(_waiting[0]) is { } unusable)
            {
                GiveUp(unusable);
                continue;
            }

            if (TakeNext() is not { } batch)
            {
                continue;
            }

            Exception? failure = null;
            _isAhead = true;
            try
            {
                await StoreAsync(batch);
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            _isAhead = false;
            Settle(batch, failure);
            if (failure is null && !batch.HasRemoval)
            {
                await _memory.CompactIfDueAsync();
            }

            if (_caughtUp is { } caughtUp)
            {
                // Readers have their turn before the state is ahead again.
                _caughtUp = null;
                caughtUp.SetResult();
                await Task.Yield();
            }
        }
    }

    /// <summary>Makes the state usable for a command.</summary>
    /// <returns>Why it can't be; null when it is.</returns>
    private async Task<Exception?> TryPrepareAsync(JournalCommand<TState, TEvent> first)
    {
        if (first is { IsFirst: true, Retries: 0 })
        {
            _memory.Begin();
            return null;
        }

        try
        {
            do
            {
                await _memory.LoadAsync();
            }
            while (!_memory.IsLoaded);
            return null;
        }
        catch (Exception unusable)
        {
            return unusable;
        }
    }

    /// <summary>Decides waiting commands. Those that change nothing, or can't be decided, are settled here.</summary>
    /// <returns>What is to be written; null for nothing.</returns>
    private JournalBatch<TState, TEvent>? TakeNext()
    {
        JournalBatch<TState, TEvent> batch;
        try
        {
            batch = DecideNext();
        }
        catch (Exception unusable)
        {
            GiveUp(unusable);
            return null;
        }

        if (_memory.IsAssumed && !batch.IsAllChange)
        {
            // Whoever changes nothing, or is refused, must hear that of the state that there really is.
            _memory.Forget();
            PutBack(batch.Commands);
            return null;
        }

        if (batch.HasRecords || batch.HasRemoval)
        {
            return batch;
        }

        Complete(batch);
        return null;
    }

    /// <summary>Decides waiting commands, each on the state with those before it, as many as one append takes.</summary>
    private JournalBatch<TState, TEvent> DecideNext()
    {
        var batch = new JournalBatch<TState, TEvent>(_waiting.Count);
        foreach (var command in _waiting)
        {
            if (command.Removal is not null && batch.Commands.Count > 0)
            {
                break;
            }

            command.Decide(State);
            if (!batch.HasRoomFor(command))
            {
                break;
            }

            batch.Add(command, stream, Sequence + 1);
            if (command.Removal is not null)
            {
                break;
            }

            if (command.Change is { } change)
            {
                _memory.Apply(change, command.Body.Length);
            }
        }

        _waiting.RemoveRange(0, batch.Commands.Count);
        return batch;
    }

    /// <summary>Hands a batch to the log. Until it is stored the state is ahead; where that fails, nobody knows what the log holds.</summary>
    private Task StoreAsync(JournalBatch<TState, TEvent> batch) => batch.HasRemoval
        ? log.DropAsync(batch.Removal!.Streams, CancellationToken.None)
        : log.AppendAsync(batch.TakeRecords(), CancellationToken.None);

    private void Settle(JournalBatch<TState, TEvent> batch, Exception? failure)
    {
        if (failure is not null)
        {
            _memory.Forget();
            RetryOrFail(batch.Commands, failure);
        }
        else if (batch.HasRemoval)
        {
            _memory.Removed();
            _ = batch.CompleteAsync(_ => batch.Removal!.FollowAsync());
        }
        else
        {
            _memory.Confirm();
            Complete(batch);
        }
    }

    private void Complete(JournalBatch<TState, TEvent> batch) => _ = batch.CompleteAsync(batch.IsAccepted ? follow : null);

    private void RetryOrFail(List<JournalCommand<TState, TEvent>> commands, Exception failure)
    {
        if (failure is not StaleStreamException)
        {
            JournalBatch<TState, TEvent>.Fail(failure, commands);
            return;
        }

        PutBack(commands);
        JournalBatch<TState, TEvent>.Fail(
            BayouException.Unavailable("Too many writers at once. Try again.", failure),
            commands.Where(command => command.Retries >= maxAttempts));
    }

    private void PutBack(List<JournalCommand<TState, TEvent>> commands)
    {
        commands.ForEach(static command => command.Retries++);
        _waiting.InsertRange(0, commands.Where(command => command.Retries < maxAttempts));
    }

    /// <summary>Fails all that waits, since the state can't be used.</summary>
    private void GiveUp(Exception reason)
    {
        _memory.Forget();
        var waiting = _waiting.ToArray();
        _waiting.Clear();
        JournalBatch<TState, TEvent>.Fail(reason, waiting);
    }
}
