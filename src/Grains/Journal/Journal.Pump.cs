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

        if (_memory.IsAssumed && !batch.IsAllChange)
        {
            // Whoever changes nothing, or is refused, must hear that of the state that there really is.
            _memory.Forget();
            PutBack(batch.Commands);
            return;
        }

        if (batch.HasRecords || batch.HasRemoval)
        {
            await WriteAsync(batch);
        }
        else
        {
            Complete(batch);
            return;
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

    /// <summary>While it writes, the state is ahead of the log; where it fails, nobody knows what the log holds.</summary>
    private async Task WriteAsync(JournalBatch<TState, TEvent> batch)
    {
        Exception? failure = null;
        _isAhead = true;
        try
        {
            await (batch.HasRemoval
                ? log.DropAsync(batch.Removal!.Streams, CancellationToken.None)
                : log.AppendAsync(batch.TakeRecords(), CancellationToken.None));
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        _isAhead = false;
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
            await _memory.CompactIfDueAsync();
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

    private void FailWaiting(Exception reason)
    {
        var waiting = _waiting.ToArray();
        _waiting.Clear();
        JournalBatch<TState, TEvent>.Fail(reason, waiting);
    }
}
