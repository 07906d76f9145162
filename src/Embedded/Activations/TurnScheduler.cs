using Orleans.Embedded.Context;

namespace Orleans.Embedded.Activations;

/// <summary>
/// Runs everything of one activation on thread-pool threads, and on threads that are lent to the engine, one turn after another in the
/// order of arrival: starts of calls, and every continuation of the grain's code, since it is what <see cref="TaskScheduler.Current"/>
/// is during a turn.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // After so many turns the thread goes round the pool's queue once, so that a busy grain can't hold it for ever.
    private const int TurnsPerVisit = 64;

    private readonly Queue<object> _turns = new();
    private bool _scheduled;

    /// <summary>Guards the turns and the activation's own state; never held while grain code runs.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Adds a turn. The gate is held.</summary>
    internal void Add(object turn)
    {
        _turns.Enqueue(turn);
        if (!_scheduled)
        {
            _scheduled = true;
            if (!LentThread.TryTake(this))
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
            }
        }
    }

    void IThreadPoolWorkItem.Execute() => Visit();

    /// <summary>Runs the turns that wait. The current thread's execution context is empty.</summary>
    internal void Visit()
    {
        RuntimeContext.Current = activation;
        RunTurns();
        RuntimeContext.Current = null;
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        lock (Gate)
        {
            Add(task);
        }
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, activation) && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (Gate)
        {
            return [.. _turns.OfType<Task>()];
        }
    }

    private void RunTurns()
    {
        var clean = ExecutionContext.Capture()!;
        for (var count = 0; count < TurnsPerVisit; count++)
        {
            object? turn;
            lock (Gate)
            {
                if (!_turns.TryDequeue(out turn))
                {
                    _scheduled = false;
                    return;
                }
            }

            if (turn is Task task)
            {
                TryExecuteTask(task);
            }
            else
            {
                // As a task of this scheduler, so that what is started in it finds it as the current one.
                new Task(static turn => ((ITurn)turn!).Run(), turn).RunSynchronously(this);
            }

            ExecutionContext.Restore(clean);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
