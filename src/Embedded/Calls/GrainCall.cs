using Orleans.Embedded.Activations;
using Orleans.Embedded.Context;
using Orleans.Runtime;

namespace Orleans.Embedded.Calls;

/// <summary>One call of a grain's method, from when it is made to when its caller has the answer.</summary>
internal abstract class GrainCall : Invocation, IThreadPoolWorkItem
{
    private CancellationTokenRegistration _cancellation;
    private object? _outcome;

    private protected GrainCall(GrainReference target, GrainMethod method, object?[] arguments)
    {
        Target = target;
        Method = method;
        Arguments = arguments;
        Source = RuntimeContext.Current;
        Context = RequestContext.Export();
        Made = target.Runtime.Clock.Next;
    }

    internal GrainReference Target { get; }

    internal GrainMethod Method { get; }

    internal object?[] Arguments { get; }

    /// <summary>The calling activation; null when the call comes from outside of grains.</summary>
    internal Activation? Source { get; }

    /// <summary>When it was made, by the coarse clock.</summary>
    internal long Made { get; }

    /// <summary>What it still waited for when it took too long; null when it was running.</summary>
    internal string? WaitsFor { get; set; }

    internal override bool IsReadOnly => Method.IsReadOnly;

    internal override bool AlwaysInterleaves => Method.AlwaysInterleaves;

    internal override bool KeepsAlive => true;

    internal override bool IsSettled => Volatile.Read(ref _outcome) is not null;

    /// <summary>Hands the call over to the called grain.</summary>
    internal void Send()
    {
        var token = Method.TokenOf(Arguments);
        if (token.IsCancellationRequested)
        {
            SettleUnheard(token);
            return;
        }

        if (Source is null && Target.Runtime.IsStopping)
        {
            SettleUnheard(new SiloUnavailableException($"The process is stopping and takes no more calls: {this}."));
            return;
        }

        // Before the call can be seen by anyone else, so that whoever settles it finds the registration.
        if (token.CanBeCanceled)
        {
            _cancellation = token.UnsafeRegister(static (call, token) => ((GrainCall)call!).Cancel(token), this);
        }

        Target.Runtime.Directory.Deliver(this);
    }

    internal override void Fail(Exception exception)
    {
        _cancellation.Unregister();
        Settle(exception);
    }

    /// <summary>Tells the caller the outcome, on a thread that may run whatever the caller does next.</summary>
    internal void Answer()
    {
        switch (_outcome)
        {
            case Task finished:
                AnswerFrom(finished);
                break;
            case Exception exception:
                AnswerBy(exception);
                break;
            default:
                AnswerBy((CancellationToken)_outcome!);
                break;
        }
    }

    void IThreadPoolWorkItem.Execute() => Answer();

    /// <summary>Fails the call because its answer took too long. If it runs, it goes on running.</summary>
    internal void TimeOut() => Fail(new TimeoutException(
        $"Response did not arrive on time in {Target.Runtime.Options.ResponseTimeout} for {this}. "
        + (WaitsFor is null ? "It was running." : $"It was waiting for {WaitsFor}.")));

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Target.Interface.Type.Name}.{Method.Info.Name} of {Target}, called by {Source?.ToString() ?? "a client"}";

    /// <inheritdoc/>
    protected override Task Start(Activation activation) => activation.IsFiltered
        ? Method.InvokeFiltered(new(activation, this))
        : Method.Invoke(activation.GrainInstance!, Arguments);

    /// <inheritdoc/>
    protected override void Complete(Task finished)
    {
        _cancellation.Unregister();
        Settle(finished);
    }

    /// <summary>Takes over the outcome of a task of the method's type.</summary>
    protected abstract void AnswerFrom(Task finished);

    /// <summary>Fails the answer.</summary>
    protected abstract void AnswerBy(Exception exception);

    /// <summary>Cancels the answer.</summary>
    protected abstract void AnswerBy(CancellationToken token);

    private void Cancel(CancellationToken token)
    {
        Settle(token);
        Activation?.Admission.Forget(this);
    }

    /// <summary>Settles the call, unless it is already. Called from turns, timers and cancellations, none of which must run what the caller does next.</summary>
    /// <param name="outcome">The grain's finished task, an exception, or the token that was cancelled.</param>
    private void Settle(object outcome)
    {
        if (Interlocked.CompareExchange(ref _outcome, outcome, null) is not null)
        {
            return;
        }

        if (Source is not null)
        {
            Answer();
        }
        else if (!LentThread.TryPostpone(this))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    /// <summary>Settles the call before its caller has its task.</summary>
    private void SettleUnheard(object outcome)
    {
        _outcome = outcome;
        Answer();
    }
}
