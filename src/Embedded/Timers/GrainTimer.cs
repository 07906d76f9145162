using Orleans.Embedded.Activations;
using Orleans.Embedded.Calls;
using Orleans.Embedded.Context;
using Orleans.Runtime;

namespace Orleans.Embedded.Timers;

/// <summary>
/// A timer of an activation. It is itself the invocation that the activation runs when it is due, since the next period
/// starts only when the callback has ended.
/// </summary>
internal sealed partial class GrainTimer : Invocation, IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly Activation _owner;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _isFiring;
    private bool _isChanged;

    private GrainTimer(Activation owner, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _owner = owner;
        _callback = callback;
        AlwaysInterleaves = options.Interleave;
        KeepsAlive = options.KeepAlive;
        _timer = CleanTimer.Create(owner.Runtime.Time, static self => ((GrainTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan);
    }

    internal override bool IsReadOnly => false;

    internal override bool AlwaysInterleaves { get; }

    internal override bool KeepsAlive { get; }

    internal override bool IsSettled => _disposed.IsCancellationRequested;

    /// <exception cref="InvalidOperationException">Not called from a turn of the owner.</exception>
    internal static GrainTimer Register(Activation owner, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (!ReferenceEquals(RuntimeContext.Current, owner))
        {
            throw new InvalidOperationException($"A timer of grain {owner} can be registered only in the grain's own turns.");
        }

        var timer = new GrainTimer(owner, callback, options);
        timer.Change(options.DueTime, options.Period);
        owner.Life.AddTimer(timer);
        return timer;
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfOutOfRange(dueTime, nameof(dueTime));
        ThrowIfOutOfRange(period, nameof(period));
        lock (_gate)
        {
            (_dueTime, _period, _isChanged) = (dueTime, period, true);
            if (!_isFiring && !IsSettled)
            {
                _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _timer.Dispose();
        }

        _owner.Life.RemoveTimer(this);
        try
        {
            _disposed.Cancel();
        }
        catch (AggregateException exception)
        {
            LogCallbackFailed(_owner.Runtime.Logger, _owner.GrainId, exception);
        }
    }

    public override string ToString() => $"a timer callback of {_owner}";

    internal override void Fail(Exception exception)
    {
        if (exception is not OperationCanceledException || !IsSettled)
        {
            LogCallbackFailed(_owner.Runtime.Logger, _owner.GrainId, exception);
        }

        Rearm();
    }

    /// <inheritdoc/>
    protected override Task Start(Activation activation) => _callback(_disposed.Token);

    /// <inheritdoc/>
    protected override void Complete(Task finished)
    {
        if (finished.IsCompletedSuccessfully)
        {
            Rearm();
        }
        else
        {
            Fail(finished.Exception?.InnerException ?? new OperationCanceledException());
        }
    }

    private static void ThrowIfOutOfRange(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, time, "A timer's times are zero or more, or infinite.");
        }
    }

    private void Fire()
    {
        lock (_gate)
        {
            // A change may have armed the timer once more when it was due already.
            if (_isFiring)
            {
                return;
            }

            (_isFiring, _isChanged) = (true, false);
        }

        _owner.TryAccept(this);
    }

    private void Rearm()
    {
        lock (_gate)
        {
            _isFiring = false;
            if (!IsSettled)
            {
                _timer.Change(_isChanged ? _dueTime : _period, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
