using Bayou.Contracts.Errors;

namespace Bayou.Storage.Writing;

/// <summary>
/// The bounded queue before the writer. What the writer has taken counts until it is released, so that the bound holds for all memory
/// that unfinished writes keep.
/// </summary>
/// <param name="options">The bounds.</param>
internal sealed class WriteQueue(StateStoreOptions options)
{
    private readonly object _gate = new();
    private readonly Queue<PendingWrite> _waiting = new();
    private int _records;
    private long _bytes;
    private bool _closed;

    /// <summary>Records that wait or are in the writer's hands.</summary>
    public int Records => Volatile.Read(ref _records);

    /// <summary>Queues a write, unless there is no room. A write that is alone always has room.</summary>
    /// <returns>Whether it was queued.</returns>
    /// <exception cref="BayouException">TEMPORARILY_UNAVAILABLE: the queue is closed.</exception>
    public bool TryAdd(PendingWrite write)
    {
        lock (_gate)
        {
            if (_closed)
            {
                throw BayouException.Unavailable("The store is closing. Try again in a moment.");
            }

            if (_records > 0 && (_records + write.Records > options.QueueRecords || _bytes + write.Bytes > options.QueueBytes))
            {
                return false;
            }

            _records += write.Records;
            _bytes += write.Bytes;
            _waiting.Enqueue(write);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Waits until there is something, then takes all that has gathered, up to the bounds of a group.</summary>
    /// <param name="group">An empty list, filled in order.</param>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(List<PendingWrite> group)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closed)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            var records = 0;
            var bytes = 0L;
            while (_waiting.TryPeek(out var next)
                && (group.Count == 0 || (records + next.Records <= options.GroupRecords && bytes + next.Bytes <= options.GroupBytes)))
            {
                records += next.Records;
                bytes += next.Bytes;
                group.Add(_waiting.Dequeue());
            }

            return true;
        }
    }

    /// <summary>Gives back the room of writes that are settled.</summary>
    public void Release(List<PendingWrite> group)
    {
        lock (_gate)
        {
            foreach (var write in group)
            {
                _records -= write.Records;
                _bytes -= write.Bytes;
            }
        }
    }

    /// <summary>Takes nothing more in; what waits can still be taken out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
