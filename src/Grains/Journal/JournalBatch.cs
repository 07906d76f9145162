using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Storage.Log;

namespace Bayou.Grains.Journal;

/// <summary>Commands that share one append, in the order in which they were decided.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TEvent">What one command changed.</typeparam>
internal sealed class JournalBatch<TState, TEvent>
    where TState : class, IJournaledState<TEvent>
    where TEvent : class
{
    private const int MaxRecords = 512;
    private const long MaxBytes = 1024 * 1024;

    private readonly ImmutableArray<LogRecord>.Builder _records;
    private readonly ImmutableArray<TEvent>.Builder _changes;
    private long _bytes;

    /// <param name="expected">How many commands it will probably take: as a rule one.</param>
    internal JournalBatch(int expected)
    {
        expected = Math.Min(expected, MaxRecords);
        _records = ImmutableArray.CreateBuilder<LogRecord>(expected);
        _changes = ImmutableArray.CreateBuilder<TEvent>(expected);
        Commands = new(expected);
    }

    /// <summary>All commands in it, also those that change nothing or are refused.</summary>
    internal List<JournalCommand<TState, TEvent>> Commands { get; }

    /// <summary>Whether there is anything to append.</summary>
    internal bool HasRecords => _records.Count > 0;

    /// <summary>Whether any of its commands was not refused.</summary>
    internal bool IsAccepted => Commands.Exists(static command => command.IsAccepted);

    /// <summary>Whether its only command removes something.</summary>
    internal bool HasRemoval => Removal is { Streams.IsEmpty: false };

    /// <summary>The removal that its only command asks for, or null.</summary>
    internal JournalRemoval? Removal => Commands is [{ IsAccepted: true, Removal: { } removal }] ? removal : null;

    /// <summary>Whether all of its commands change something.</summary>
    internal bool IsAllChange => Commands.TrueForAll(static command => command.Change is not null);

    /// <summary>Whether a decided command can join. One with a record too large for company goes alone, so that it hurts no other if it fails.</summary>
    internal bool HasRoomFor(JournalCommand<TState, TEvent> command) =>
        !HasRecords || (_records.Count < MaxRecords && _bytes + command.Bytes <= MaxBytes);

    /// <summary>Takes a decided command in, with its record if it has one.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stream">The stream's name.</param>
    /// <param name="sequence">The number of the next record.</param>
    internal void Add(JournalCommand<TState, TEvent> command, string stream, long sequence)
    {
        Commands.Add(command);
        if (command.Change is not { } change)
        {
            return;
        }

        _changes.Add(change);
        _records.Add(new LogRecord(stream, sequence, command.Body, command.Parent));
        _bytes += command.Bytes;
        if (command.Companion is { } companion)
        {
            _records.Add(companion);
        }
    }

    /// <summary>The records, in order.</summary>
    internal ImmutableArray<LogRecord> TakeRecords() => _records.DrainToImmutable();

    /// <summary>Tells the callers of refused commands at once, the others when what follows from their changes is done.</summary>
    /// <param name="follow">Called at once with what its commands change, in order; null for nothing.</param>
    internal async Task CompleteAsync(Func<ImmutableArray<TEvent>, Task>? follow)
    {
        Task following;
        try
        {
            following = follow is null ? Task.CompletedTask : follow(_changes.DrainToImmutable());
        }
        catch (Exception exception)
        {
            following = Task.FromException(exception);
        }

        foreach (var command in Commands)
        {
            if (!command.IsAccepted)
            {
                command.Complete();
            }
        }

        try
        {
            await following;
        }
        catch (Exception exception)
        {
            Fail(exception, Commands.Where(static command => command.IsAccepted));
            return;
        }

        foreach (var command in Commands)
        {
            if (command.IsAccepted)
            {
                command.Complete();
            }
        }
    }

    /// <summary>Fails commands for one reason. Each caller gets an exception of its own: throwing one writes its stack trace.</summary>
    internal static void Fail(Exception reason, IEnumerable<JournalCommand<TState, TEvent>> commands)
    {
        foreach (var command in commands)
        {
            command.Fail(reason is BayouException known ? new BayouException(known.Code, known.Message, known) : reason);
        }
    }
}
