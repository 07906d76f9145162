using Orleans;

namespace Bayou.Embedded.Tests.Support;

public class StagedGrain(Stage stage) : Grain, IStagedGrain
{
    private readonly Guid _id = Guid.CreateVersion7();

    public Task WriteAsync(string point) => StepAsync(point);

    public Task ReadAsync(string point) => StepAsync(point);

    public Task InterleaveAsync(string point) => StepAsync(point);

    public Task<Guid> PingAsync() => Task.FromResult(_id);

    public Task<Guid> QueuedPingAsync() => Task.FromResult(_id);

    public async Task DeactivateAsync(string point)
    {
        DeactivateOnIdle();
        await StepAsync(point);
    }

    public Task DelayDeactivationAsync(TimeSpan delay)
    {
        DelayDeactivation(delay);
        return Task.CompletedTask;
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        stage.Note($"activate {this.GetPrimaryKeyString()}");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        stage.Note($"deactivate {this.GetPrimaryKeyString()} {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    private async Task StepAsync(string point)
    {
        stage.Note($"{point} begins");
        await stage.HoldAsync(point);
        stage.Note($"{point} ends");
    }
}
