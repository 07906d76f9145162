using Bayou.Contracts.Runs;
using Orleans;

namespace Bayou.Grains.Tests.Support;

/// <summary>Counts calls of runs that have had their first turn, up to their first wait.</summary>
internal sealed class BegunCalls : IIncomingGrainCallFilter
{
    private readonly Lock _lock = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _awaited = [];
    private int _count;

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>Completes when so many calls have begun since the start of the cluster.</summary>
    internal Task WhenAsync(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((count, reached));
            Signal();
            return reached.Task;
        }
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var call = context.Invoke();
        if (context.Grain is IRunGrain)
        {
            lock (_lock)
            {
                _count++;
                Signal();
            }
        }

        return call;
    }

    private void Signal()
    {
        foreach (var (_, reached) in _awaited.Where(awaited => awaited.Count <= _count))
        {
            reached.TrySetResult();
        }
    }
}
