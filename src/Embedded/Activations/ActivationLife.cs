using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Timers;
using Orleans.Runtime;

namespace Orleans.Embedded.Activations;

/// <summary>
/// The grain object of an activation with its services and timers: how they come and go. The steps run as turns and are
/// bounded in time: one that does not end is left behind, as in Orleans.
/// </summary>
internal sealed partial class ActivationLife(Activation activation)
{
    private AsyncServiceScope? _scope;
    private CancellationTokenSource? _step;
    private long _deadline;
    private ImmutableList<GrainTimer> _timers = [];

    internal object? Grain { get; private set; }

    internal IServiceProvider Services =>
        _scope?.ServiceProvider ?? throw new InvalidOperationException($"Grain {activation} is not activated.");

    /// <summary>Makes and activates the grain.</summary>
    /// <param name="context">The request context of the first call.</param>
    /// <returns>What went wrong; null when nothing did.</returns>
    internal async Task<Exception?> ActivateAsync(Dictionary<string, object>? context)
    {
        var timeout = activation.Runtime.Options.ActivationTimeout;
        var step = BeginStep(timeout, CancellationToken.None);
        try
        {
            RequestContext.Import(context);
            _scope = activation.Runtime.Services.CreateAsyncScope();
            Grain = activation.Key.Class.CreateInstance(Services);
            await Bounded((Grain as IGrainBase)?.OnActivateAsync(step.Token), step.Token);
            return null;
        }
        catch (Exception exception)
        {
            LogActivationFailed(activation.Runtime.Logger, activation.GrainId, exception);
            await DisposeAsync();
            return exception is OperationCanceledException && step.IsCancellationRequested
                ? new TimeoutException($"Grain {activation} was not activated in {timeout}.", exception)
                : exception;
        }
        finally
        {
            EndStep();
        }
    }

    /// <summary>Deactivates the grain and drops it.</summary>
    internal async Task DeactivateAsync(DeactivationReason reason, CancellationToken hurry)
    {
        var step = BeginStep(activation.Runtime.Options.DeactivationTimeout, hurry);
        try
        {
            await Bounded((Grain as IGrainBase)?.OnDeactivateAsync(reason, step.Token), step.Token);
        }
        catch (Exception exception)
        {
            LogDeactivationFailed(activation.Runtime.Logger, activation.GrainId, exception);
        }

        await DisposeAsync();
        EndStep();
    }

    /// <summary>Asks a step that takes too long to end.</summary>
    internal void EndOverdue(long now)
    {
        if (_step is not null && now >= _deadline && Interlocked.Exchange(ref _step, null) is { } step)
        {
            _ = step.CancelAsync();
        }
    }

    internal void AddTimer(GrainTimer timer) =>
        ImmutableInterlocked.Update(ref _timers, static (timers, timer) => timers.Add(timer), timer);

    internal void RemoveTimer(GrainTimer timer) =>
        ImmutableInterlocked.Update(ref _timers, static (timers, timer) => timers.Remove(timer), timer);

    internal void DisposeTimers()
    {
        foreach (var timer in Interlocked.Exchange(ref _timers, []))
        {
            timer.Dispose();
        }
    }

    private static Task Bounded(Task? step, CancellationToken token) =>
        step is null ? Task.CompletedTask : step.IsCompleted ? step : step.WaitAsync(token);

    private CancellationTokenSource BeginStep(TimeSpan timeout, CancellationToken hurry)
    {
        _deadline = activation.Runtime.Clock.Next + timeout.Ticks;
        return _step = CancellationTokenSource.CreateLinkedTokenSource(hurry);
    }

    // Unless the watchdog has it, which must not find it disposed.
    private void EndStep() => Interlocked.Exchange(ref _step, null)?.Dispose();

    private async ValueTask DisposeAsync()
    {
        DisposeTimers();
        try
        {
            try
            {
                await DisposeAsync(Grain);
            }
            finally
            {
                await DisposeAsync(_scope);
            }
        }
        catch (Exception exception)
        {
            LogDeactivationFailed(activation.Runtime.Logger, activation.GrainId, exception);
        }
    }

    private static ValueTask DisposeAsync(object? owned)
    {
        if (owned is IAsyncDisposable asyncDisposable)
        {
            return asyncDisposable.DisposeAsync();
        }

        (owned as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
