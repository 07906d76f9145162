using Bayou.Storage.Log;

namespace Bayou.Storage.Writing;

/// <summary>
/// One caller's write on its way to the database. Written whole or not at all. The committer settles it; its caller hears of that when the
/// writer has given back its room in the queue, and so may write again at once.
/// </summary>
internal abstract class PendingWrite
{
    // Both databases stop at about 1 GB for one value or statement. A write that can never succeed must not fail its neighbours.
    private const long MaxBytes = 256 * 1024 * 1024;

    // The writer's thread runs what its callers do next only where it is lent for that, to a scheduler that asks for it.
    private readonly TaskCompletionSource _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refusal;

    /// <param name="records">Records in it, at least 1; bounds the queue and the groups.</param>
    /// <param name="bytes">About as many bytes as it holds.</param>
    /// <exception cref="ArgumentException">It is larger than any database takes.</exception>
    protected PendingWrite(int records, long bytes)
    {
        if (bytes > MaxBytes)
        {
            throw new ArgumentException($"A write holds at most {MaxBytes} bytes; this one has {bytes}.", nameof(bytes));
        }

        Records = records;
        Bytes = bytes;
    }

    public int Records { get; }

    public long Bytes { get; }

    /// <summary>When it was queued, as a timestamp of the store's clock.</summary>
    public long QueuedAt { get; set; }

    /// <summary>What the caller waits for.</summary>
    public Task Outcome => _outcome.Task;

    public bool IsSettled { get; private set; }

    /// <summary>Whether it was refused as stale.</summary>
    public bool IsStale => _refusal is StaleStreamException;

    /// <summary>It is on disk.</summary>
    public void Accept() => IsSettled = true;

    /// <summary>It was not written, or nobody knows whether it was.</summary>
    public void Refuse(Exception reason)
    {
        IsSettled = true;
        _refusal = reason;
    }

    /// <summary>It was not written, because its stream has moved on.</summary>
    public void RefuseAsStale(string stream) => Refuse(new StaleStreamException(stream));

    /// <summary>Tells the caller.</summary>
    public void Complete()
    {
        if (_refusal is null)
        {
            _outcome.SetResult();
        }
        else
        {
            _outcome.SetException(_refusal);
        }
    }
}
