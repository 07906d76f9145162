using System.Collections.Immutable;

namespace Bayou.Grains.Webhooks.Deliveries;

/// <summary>
/// Writes one batch at a time; what comes while a batch is written goes into the next one together. So interleaved calls of a grain never
/// write side by side, and many of them cost one write. Used from one grain's turns only.
/// </summary>
/// <typeparam name="T">What is written.</typeparam>
/// <param name="write">Writes a batch durably.</param>
internal sealed class GatheredWrites<T>(Func<ImmutableArray<T>, Task> write)
{
    private readonly List<T> _waiting = [];
    private Task _last = Task.CompletedTask;
    private bool _isScheduled;

    /// <summary>Adds to the next batch. The task ends, or fails, with the write of that batch.</summary>
    internal Task AddAsync(T item)
    {
        _waiting.Add(item);
        if (!_isScheduled)
        {
            _isScheduled = true;
            _last = WriteAsync(_last);
        }

        return _last;
    }

    /// <summary>Ends when nothing is being written. It doesn't fail: who added hears of failures.</summary>
    internal async Task SettleAsync()
    {
        while (!_last.IsCompleted)
        {
            await Task.WhenAny(_last);
        }
    }

    private async Task WriteAsync(Task before)
    {
        await Task.WhenAny(before);
        ImmutableArray<T> batch = [.. _waiting];
        _waiting.Clear();
        _isScheduled = false;
        await write(batch);
    }
}
