using System.Collections.Concurrent;

namespace Bayou.Embedded.Tests.Support;

/// <summary>Lets a test hold grains at named points and see in which order things happened.</summary>
public sealed class Stage
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _reached = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _released = new();
    private readonly ConcurrentQueue<string> _journal = new();

    public IReadOnlyList<string> Journal => [.. _journal];

    public void Note(string entry)
    {
        _journal.Enqueue(entry);
        Signal(_reached, entry).TrySetResult();
    }

    /// <summary>For grains: says that the point is reached and waits until the test lets go.</summary>
    public Task HoldAsync(string point)
    {
        Signal(_reached, point).TrySetResult();
        return Signal(_released, point).Task;
    }

    /// <summary>For tests: completes when a grain is at the point, or noted it.</summary>
    public Task Reached(string point) => Signal(_reached, point).Task;

    public void Release(params IEnumerable<string> points)
    {
        foreach (var point in points)
        {
            Signal(_released, point).TrySetResult();
        }
    }

    private static TaskCompletionSource Signal(ConcurrentDictionary<string, TaskCompletionSource> signals, string name) =>
        signals.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
