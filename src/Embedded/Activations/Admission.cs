using Orleans.Embedded.Calls;
using Orleans.Runtime;

namespace Orleans.Embedded.Activations;

/// <summary>
/// Decides which invocations of an activation run together. As in Orleans, a read-only call joins running read-only calls
/// even when another call already waits for those to end. The activation's gate is held by the caller, except where a
/// method says that it takes it.
/// </summary>
internal sealed class Admission(TurnScheduler turns, bool isReentrant)
{
    private readonly LinkedList<Invocation> _waiting = new();
    private readonly LinkedList<Invocation> _running = new();
    private Dictionary<Guid, int>? _sections;
    private TaskCompletionSource? _idle;
    private int _shared;
    private int _exclusive;

    internal bool IsIdle => Load == 0;

    internal bool IsRunning => _running.Count > 0;

    /// <summary>How many invocations wait or run; without the gate a hint only.</summary>
    internal int Load => _running.Count + _waiting.Count;

    /// <summary>The request context of the call that came first.</summary>
    internal Dictionary<string, object>? FirstContext => _waiting.First?.Value.Context;

    /// <summary>Takes one in, to run at once where that is allowed.</summary>
    internal void Add(Invocation invocation, bool mayRun)
    {
        if (!mayRun || !TryBegin(invocation))
        {
            _waiting.AddLast(invocation.Node);
        }
    }

    /// <summary>Takes a running one out.</summary>
    /// <param name="invocation">The one that ended.</param>
    /// <param name="mayRun">Whether those that waited for it may run now.</param>
    internal void End(Invocation invocation, bool mayRun)
    {
        _shared -= invocation.Passage == Passage.Shared ? 1 : 0;
        _exclusive -= invocation.Passage == Passage.Exclusive ? 1 : 0;
        _running.Remove(invocation.Node);
        if (mayRun && _shared + _exclusive == 0)
        {
            BeginWaiting(all: false);
        }

        SignalIdle();
    }

    /// <summary>Runs waiting ones that may run now.</summary>
    /// <param name="all">
    /// Looks at all of them. Otherwise at those up to the first that runs alone: whatever could run beside it was let in
    /// when it came.
    /// </param>
    internal void BeginWaiting(bool all)
    {
        for (var next = _waiting.First; next is not null && (all || _exclusive == 0);)
        {
            var node = next;
            next = next.Next;
            TryBegin(node.Value);
        }
    }

    /// <summary>Drops one that nobody waits for any more, if it still waits here. Takes the gate.</summary>
    internal void Forget(Invocation invocation)
    {
        lock (turns.Gate)
        {
            if (invocation.Node.List == _waiting)
            {
                _waiting.Remove(invocation.Node);
                SignalIdle();
            }
        }
    }

    /// <summary>Takes out all that wait, in their order.</summary>
    internal List<Invocation> TakeWaiting()
    {
        List<Invocation> taken = [.. _waiting];
        _waiting.Clear();
        SignalIdle();
        return taken;
    }

    /// <summary>Finds calls that were made by a time and have no answer; those that wait are taken out. Takes the gate.</summary>
    internal List<GrainCall> TakeOverdue(long madeBy)
    {
        lock (turns.Gate)
        {
            List<GrainCall> overdue = [.. _running.OfType<GrainCall>().Where(call => !call.IsSettled && call.Made <= madeBy)];
            foreach (var call in _waiting.OfType<GrainCall>().TakeWhile(call => call.Made <= madeBy).ToList())
            {
                call.WaitsFor = _running.First?.Value.ToString() ?? "its activation";
                Forget(call);
                overdue.Add(call);
            }

            return overdue;
        }
    }

    /// <summary>Completes when nothing waits or runs. Takes the gate.</summary>
    internal Task WhenIdle()
    {
        lock (turns.Gate)
        {
            return IsIdle ? Task.CompletedTask : (_idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    internal void EnterSection(Guid id)
    {
        _sections ??= [];
        _sections[id] = _sections.GetValueOrDefault(id) + 1;
    }

    /// <summary>Leaves a section. Takes the gate.</summary>
    internal void LeaveSection(Guid id)
    {
        lock (turns.Gate)
        {
            if (_sections?.GetValueOrDefault(id) is > 1 and var depth)
            {
                _sections[id] = depth - 1;
            }
            else
            {
                _sections?.Remove(id);
            }
        }
    }

    private bool TryBegin(Invocation invocation)
    {
        var passage = PassageFor(invocation);
        if (passage == Passage.None)
        {
            return false;
        }

        invocation.Passage = passage;
        _shared += passage == Passage.Shared ? 1 : 0;
        _exclusive += passage == Passage.Exclusive ? 1 : 0;
        invocation.Node.List?.Remove(invocation.Node);
        _running.AddLast(invocation.Node);
        turns.Add(invocation);
        return true;
    }

    private Passage PassageFor(Invocation invocation) =>
        isReentrant || invocation.AlwaysInterleaves || IsInSection(invocation) ? Passage.Free
        : invocation.IsReadOnly ? (_exclusive == 0 ? Passage.Shared : Passage.None)
        : _exclusive + _shared == 0 ? Passage.Exclusive
        : Passage.None;

    private bool IsInSection(Invocation invocation) =>
        _sections is { Count: > 0 } && _sections.ContainsKey(RequestContext.ReentrancyIdOf(invocation.Context));

    private void SignalIdle()
    {
        if (_idle is not null && IsIdle)
        {
            _idle.TrySetResult();
            _idle = null;
        }
    }
}
