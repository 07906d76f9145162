using System.Collections.Concurrent;

namespace Bayou.Server.Tests.Crash;

/// <summary>What clients were told: each acknowledged write must be stored, the others wholly or not at all.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, LoggedRun> _runs = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _acknowledged;
    private (long Count, TaskCompletionSource Reached)? _awaited;

    internal ICollection<LoggedRun> Runs => _runs.Values;

    internal long Acknowledged => Interlocked.Read(ref _acknowledged);

    internal LoggedRun AddRun(string runId)
    {
        Count();
        return _runs.GetOrAdd(runId, static id => new LoggedRun(id));
    }

    internal void Acknowledge(LoggedRun run, int batch)
    {
        run.Acknowledge(batch);
        Count();
    }

    /// <summary>Completes when so many more writes were acknowledged.</summary>
    internal Task WaitForMoreAsync(int count)
    {
        lock (_lock)
        {
            var awaited = (Acknowledged + count, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            _awaited = awaited;
            return awaited.Item2.Task;
        }
    }

    private void Count()
    {
        var now = Interlocked.Increment(ref _acknowledged);
        lock (_lock)
        {
            if (_awaited is { } awaited && now >= awaited.Count)
            {
                awaited.Reached.TrySetResult();
                _awaited = null;
            }
        }
    }
}
