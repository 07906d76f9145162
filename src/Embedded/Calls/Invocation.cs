using Orleans.Embedded.Activations;
using Orleans.Runtime;

namespace Orleans.Embedded.Calls;

/// <summary>Something that an activation is asked to run: a call, or a timer's callback.</summary>
internal abstract class Invocation : ITurn
{
    private Task? _running;

    private protected Invocation() => Node = new(this);

    /// <summary>The activation that has it. Set under that activation's gate.</summary>
    internal Activation? Activation { get; set; }

    /// <summary>Its place in the activation's lists; guarded by the gate, too.</summary>
    internal LinkedListNode<Invocation> Node { get; }

    /// <summary>How it was let in; guarded by the activation's gate.</summary>
    internal Passage Passage { get; set; }

    /// <summary>The caller's request context.</summary>
    internal Dictionary<string, object>? Context { get; init; }

    internal abstract bool IsReadOnly { get; }

    internal abstract bool AlwaysInterleaves { get; }

    /// <summary>Whether it counts as use of the activation.</summary>
    internal abstract bool KeepsAlive { get; }

    /// <summary>Whether nobody waits for its outcome any more.</summary>
    internal abstract bool IsSettled { get; }

    public void Run()
    {
        if (IsSettled)
        {
            Activation!.Release(this);
            return;
        }

        RequestContext.Import(Context);
        try
        {
            _running = Start(Activation!);
        }
        catch (Exception exception)
        {
            Activation!.Release(this);
            Fail(exception);
            return;
        }

        if (_running.IsCompleted)
        {
            Finish();
        }
        else
        {
            // Comes back as a turn of this activation.
            _running.GetAwaiter().UnsafeOnCompleted(Finish);
        }
    }

    /// <summary>Runs grain code; what it throws fails the invocation.</summary>
    protected abstract Task Start(Activation activation);

    /// <summary>Takes over the outcome of the grain's task, which is complete.</summary>
    protected abstract void Complete(Task finished);

    /// <summary>Takes over an exception.</summary>
    internal abstract void Fail(Exception exception);

    private void Finish()
    {
        // First out of the activation, so that whoever sees the answer also sees the activation free.
        Activation!.Release(this);
        Complete(_running!);
    }
}
