using Bayou.Embedded.Tests.Support;
using Orleans;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Timers;

public sealed class TimerGrain(Stage stage) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    public Task StartAsync(GrainTimerCreationOptions options)
    {
        _timer = this.RegisterGrainTimer(TickAsync, options);
        return Task.CompletedTask;
    }

    public Task StartFailingAsync(GrainTimerCreationOptions options)
    {
        _timer = this.RegisterGrainTimer(
            _ =>
            {
                stage.Note($"failing {++_ticks}");
                throw new InvalidDataException($"failing {_ticks}");
            },
            options);
        return Task.CompletedTask;
    }

    public Task StartWithStateAsync(string state, GrainTimerCreationOptions options)
    {
        this.RegisterGrainTimer(
            static (state, _) =>
            {
                state.stage.Note($"{state.state} on {TaskScheduler.Current == state.scheduler}");
                return Task.CompletedTask;
            },
            (stage, state, scheduler: TaskScheduler.Current),
            options);
        return Task.CompletedTask;
    }

    public Task ChangeAsync(TimeSpan dueTime, TimeSpan period)
    {
        _timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task HoldAsync(string point)
    {
        stage.Note($"{point} begins");
        await stage.HoldAsync(point);
        stage.Note($"{point} ends");
    }

    public Task PingAsync() => Task.CompletedTask;

    public Task QueuedPingAsync() => Task.CompletedTask;

    public Task DeactivateAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<bool> RegisterElsewhereAsync() => await Task.Run(() =>
    {
        try
        {
            this.RegisterGrainTimer(TickAsync, new() { DueTime = TimeSpan.Zero, Period = TimeSpan.Zero });
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    });

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        stage.Note("deactivated");
        return Task.CompletedTask;
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        var tick = $"tick {++_ticks}";
        stage.Note($"{tick} begins");
        await stage.HoldAsync(tick).WaitAsync(cancellationToken);
        stage.Note($"{tick} ends");
    }
}
