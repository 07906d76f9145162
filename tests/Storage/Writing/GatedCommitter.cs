using System.Collections.Concurrent;
using Bayou.Storage.Writing;

namespace Bayou.Storage.Tests.Writing;

/// <summary>A committer that tells when a group arrives, and waits for what the test decides about it.</summary>
internal sealed class GatedCommitter : IGroupCommitter
{
    private readonly BlockingCollection<PendingWrite[]> _arrived = [];
    private readonly BlockingCollection<Action<PendingWrite[]>> _decisions = [];

    public int ThreadId { get; private set; }

    public bool IsDisposed { get; private set; }

    public static void Accept(PendingWrite[] group)
    {
        foreach (var write in group)
        {
            write.Accept();
        }
    }

    public void Commit(IReadOnlyList<PendingWrite> group)
    {
        ThreadId = Environment.CurrentManagedThreadId;
        PendingWrite[] copy = [.. group];
        _arrived.Add(copy);
        _decisions.Take()(copy);
    }

    /// <summary>Waits for the next group.</summary>
    public PendingWrite[] Next() => _arrived.Take(TestContext.Current.CancellationToken);

    /// <summary>Ends the wait of the group that is being committed.</summary>
    public void Decide(Action<PendingWrite[]> decision) => _decisions.Add(decision);

    public void Dispose() => IsDisposed = true;
}
