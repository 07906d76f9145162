using Orleans.Embedded.Calls;
using Orleans.Runtime;

namespace Orleans.Embedded.Activations;

/// <summary>One grain in memory: its states from the first call to its end, and what they mean for invocations.</summary>
internal sealed class Activation : IGrainContext, ITurn
{
    private readonly TurnScheduler _turns;
    private ActivationState _state;
    private DeactivationReason? _reason;
    private CancellationToken _hurry;
    private bool _isWatched;
    private bool _isEnding;
    private long _keepUntil;
    private TaskCompletionSource? _deactivated;

    internal Activation(EmbeddedRuntime runtime, ActivationKey key)
    {
        Runtime = runtime;
        Key = key;
        Life = new(this);
        _turns = new(this);
        Admission = new(_turns, key.Class.IsReentrant);
    }

    public GrainId GrainId => GrainId.Create(Key.Class.GrainType, Key.Key);

    public object? GrainInstance => Life.Grain;

    public IServiceProvider ActivationServices => Life.Services;

    public Task Deactivated
    {
        get
        {
            lock (Gate)
            {
                return _state == ActivationState.Invalid ? Task.CompletedTask
                    : (_deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    internal EmbeddedRuntime Runtime { get; }

    internal ActivationKey Key { get; }

    internal ActivationLife Life { get; }

    /// <summary>What waits and what runs.</summary>
    internal Admission Admission { get; }

    /// <summary>Whether calls pass filters on their way in.</summary>
    internal bool IsFiltered => Runtime.IncomingFilters.Length > 0 || Key.Class.FiltersItself;

    /// <summary>When it was last used, by the coarse clock.</summary>
    internal long LastUsed { get; private set; }

    /// <summary>Whether it is about to end or has; read without the gate, so a hint only.</summary>
    internal bool IsLeaving => _state >= ActivationState.Deactivating;

    private Lock Gate => _turns.Gate;

    /// <summary>Takes an invocation over, to run it as soon as the rules allow.</summary>
    /// <returns>False when this activation has ended or, for <paramref name="onlyIfIdle"/>, is not free.</returns>
    internal bool TryAccept(Invocation invocation, bool onlyIfIdle = false)
    {
        lock (Gate)
        {
            if (_state == ActivationState.Invalid || (onlyIfIdle && (_state == ActivationState.Deactivating || !Admission.IsIdle)))
            {
                return false;
            }

            Take(invocation);
            return true;
        }
    }

    /// <summary>Takes an ended invocation out and lets in what waited for it.</summary>
    internal void Release(Invocation invocation)
    {
        lock (Gate)
        {
            Touch(invocation);
            Admission.End(invocation, mayRun: _state == ActivationState.Valid);
            if (_state == ActivationState.Deactivating && !Admission.IsRunning)
            {
                _turns.Add(this);
            }
        }
    }

    internal void EnterReentrantSection(Guid id)
    {
        lock (Gate)
        {
            Admission.EnterSection(id);
            if (_state == ActivationState.Valid)
            {
                Admission.BeginWaiting(all: true);
            }
        }
    }

    /// <summary>Puts the collection off. Zero takes that back, <see cref="Timeout.InfiniteTimeSpan"/> is for good.</summary>
    internal void DelayDeactivation(TimeSpan timeSpan)
    {
        lock (Gate)
        {
            _keepUntil = timeSpan == Timeout.InfiniteTimeSpan ? long.MaxValue : Runtime.Clock.Next + timeSpan.Ticks;
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (Gate)
        {
            if (_state < ActivationState.Deactivating)
            {
                _reason ??= deactivationReason;
                _hurry = cancellationToken;
                BeginDeactivation();
            }
        }
    }

    /// <summary>Deactivates when idle, not used since a time, and not kept.</summary>
    internal bool TryCollect(long unusedSince, DeactivationReason reason)
    {
        lock (Gate)
        {
            if (_state != ActivationState.Valid || !Admission.IsIdle || LastUsed > unusedSince || Runtime.Clock.Now < _keepUntil)
            {
                return false;
            }

            _reason = reason;
            BeginDeactivation();
            return true;
        }
    }

    /// <summary>Fails calls that wait for their answer too long, and hurries steps of the life that take too long.</summary>
    /// <returns>Whether there is anything left to watch.</returns>
    internal bool EndOverdue(long now)
    {
        List<GrainCall> overdue;
        bool isWatched;
        lock (Gate)
        {
            overdue = Admission.TakeOverdue(madeBy: now - Runtime.Options.ResponseTimeout.Ticks);
            _isWatched = isWatched = !Admission.IsIdle || _state is ActivationState.Activating or ActivationState.Deactivating;
        }

        overdue.ForEach(static call => call.TimeOut());
        Life.EndOverdue(now);
        return isWatched;
    }

    void ITurn.Run()
    {
        if (_state == ActivationState.Activating)
        {
            _ = ActivateAsync();
            return;
        }

        // Now rather than at the end, since what still runs may be a timer's callback.
        Life.DisposeTimers();
        lock (Gate)
        {
            if (_isEnding || Admission.IsRunning)
            {
                return;
            }

            _isEnding = true;
        }

        _ = DeactivateAsync();
    }

    public override string ToString() => GrainId.ToString();

    private async Task ActivateAsync()
    {
        if (await Life.ActivateAsync(Admission.FirstContext) is { } failure)
        {
            End(failure);
            return;
        }

        lock (Gate)
        {
            _state = ActivationState.Valid;
            Admission.BeginWaiting(all: true);

            // Asked while it activated. Those that run first are still served, so that every activation gets something done.
            if (_reason is not null)
            {
                BeginDeactivation();
            }
        }
    }

    private async Task DeactivateAsync()
    {
        await Life.DeactivateAsync(_reason!.Value, _hurry);
        End(failure: null);
    }

    /// <summary>
    /// Leaves the directory. Waiting calls fail, or else go to the next activation in their order. Timers end here.
    /// </summary>
    private void End(Exception? failure)
    {
        List<GrainCall> calls;
        lock (Gate)
        {
            _state = ActivationState.Invalid;
            calls = [.. Admission.TakeWaiting().OfType<GrainCall>()];
            if (failure is null && calls.Count > 0)
            {
                new Activation(Runtime, Key).Succeed(this, calls);
            }
            else
            {
                Runtime.Directory.Retire(this, successor: null);
            }

            _deactivated?.TrySetResult();
        }

        if (failure is not null)
        {
            calls.ForEach(call => call.Fail(failure));
        }
    }

    /// <summary>Takes the place of an ended activation, and its calls before any new ones.</summary>
    private void Succeed(Activation ended, List<GrainCall> calls)
    {
        lock (Gate)
        {
            Runtime.Directory.Retire(ended, successor: this);
            calls.ForEach(Take);
        }
    }

    private void Take(Invocation invocation)
    {
        invocation.Activation = this;
        Touch(invocation);
        Admission.Add(invocation, mayRun: _state == ActivationState.Valid);
        if (_state == ActivationState.New)
        {
            _state = ActivationState.Activating;
            _turns.Add(this);
        }

        Watch();
    }

    private void BeginDeactivation()
    {
        if (_state == ActivationState.Valid)
        {
            _state = ActivationState.Deactivating;
            _turns.Add(this);
            Watch();
        }
    }

    private void Touch(Invocation invocation)
    {
        if (invocation.KeepsAlive)
        {
            LastUsed = Runtime.Clock.Now;
        }
    }

    private void Watch()
    {
        if (!_isWatched)
        {
            _isWatched = true;
            Runtime.Watch(this);
        }
    }
}
