using Bayou.Contracts.Errors;
using Microsoft.Extensions.Logging;

namespace Bayou.Storage.Writing;

/// <summary>
/// The one writer of a process and database. A thread of its own takes what has gathered, commits it in one transaction and takes again:
/// while one group is on its way to the disk the next one gathers, so it never waits for more work when it has some.
/// </summary>
internal sealed partial class GroupWriter : IAsyncDisposable
{
    private static readonly int s_sharers = Math.Max(1, Environment.ProcessorCount - 1);

    private readonly WriteQueue _queue;
    private readonly IGroupCommitter _committer;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly StorageInstruments _instruments;
    private readonly Func<IDisposable?>? _lendThread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="kind">The kind of database, for people.</param>
    /// <param name="committer">Writes groups; the writer disposes it.</param>
    /// <param name="context">Bounds, clock, log and meter.</param>
    /// <param name="lendThread">Lends the writer's thread to what follows a write, see <see cref="StateStoreOptions.LendThread"/>; null to leave that to the pool.</param>
    public GroupWriter(string kind, IGroupCommitter committer, StoreContext context, Func<IDisposable?>? lendThread = null)
    {
        _queue = new WriteQueue(context.Options);
        _committer = committer;
        _time = context.Time;
        _logger = context.Loggers.CreateLogger<GroupWriter>();
        _instruments = new StorageInstruments(context.Meters, kind, () => _queue.Records);
        _lendThread = lendThread;
        new Thread(Run) { IsBackground = true, Name = $"bayou-{kind}-writer" }.UnsafeStart();
    }

    /// <summary>Hands a write over and returns its outcome.</summary>
    /// <param name="write">The write.</param>
    /// <param name="cancellationToken">Honoured only here: what is handed over is written.</param>
    /// <exception cref="BayouException">TEMPORARILY_UNAVAILABLE: the queue is full or closed.</exception>
    public Task WriteAsync(PendingWrite write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        write.QueuedAt = _time.GetTimestamp();
        if (!_queue.TryAdd(write))
        {
            _instruments.OnQueueFull();
            throw BayouException.Unavailable("Too many writes wait for the database. Try again in a moment.");
        }

        return write.Outcome;
    }

    /// <summary>Commits what is queued, then closes the committer.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task;
        _instruments.Dispose();
    }

    private void Run()
    {
        var group = new List<PendingWrite>();
        while (_queue.Take(group))
        {
            Commit(group);
            _queue.Release(group);
            Complete(group);
            group.Clear();
        }

        _committer.Dispose();
        _ended.SetResult();
    }

    /// <summary>
    /// Tells the callers. Where the thread can be lent, what they do next is shared out among the processors beside the one that the work to
    /// come needs: this thread has its part of it too, all of it where there are two. Woken for it, threads of the pool would
    /// often wait for the processor that woke them while this one is idle; and what gathers meanwhile makes up a larger group.
    /// </summary>
    private void Complete(List<PendingWrite> group)
    {
        var own = _lendThread is null ? 0 : (group.Count + s_sharers - 1) / s_sharers;
        var others = group.Count - own;
        for (var i = 0; i < group.Count; i++)
        {
            using (i < others ? null : _lendThread!())
            {
                group[i].Complete();
            }
        }
    }

    private void Commit(List<PendingWrite> group)
    {
        var started = _time.GetTimestamp();
        try
        {
            _committer.Commit(group);
            if (!group.TrueForAll(static write => write.IsSettled))
            {
                throw new InvalidOperationException("The committer left a write without an outcome.");
            }

            _instruments.OnGroupCommitted(group.Sum(static write => write.Records), _time.GetElapsedTime(started));
        }
        catch (BayouException unavailable)
        {
            LogUnavailable(unavailable.Message, unavailable.InnerException);
            RefuseRest(group, unavailable);
        }
        catch (Exception unexpected)
        {
            LogUnexpected(unexpected);
            RefuseRest(group, BayouException.Unavailable("The store failed; nobody knows whether it wrote.", unexpected));
        }

        foreach (var write in group)
        {
            if (write.IsStale)
            {
                _instruments.OnStale();
            }
        }
    }

    private void RefuseRest(List<PendingWrite> group, BayouException reason)
    {
        var refused = 0;
        foreach (var write in group)
        {
            if (!write.IsSettled)
            {
                // One exception each: awaiting one writes its stack trace.
                write.Refuse(new BayouException(reason.Code, reason.Message, reason.InnerException));
                refused++;
            }
        }

        _instruments.OnUnavailable(refused);
    }
}
