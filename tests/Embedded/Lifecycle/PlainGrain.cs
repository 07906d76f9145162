using Bayou.Embedded.Tests.Support;
using Orleans;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Lifecycle;

public sealed class PlainGrain(IGrainContext context, Stage stage) : IGrainBase, IPlainGrain
{
    private string _state = "new";

    public IGrainContext GrainContext => context;

    public Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = "activated";
        return Task.CompletedTask;
    }

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        stage.Note($"{this.GetGrainId()} {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> DescribeAsync() => Task.FromResult($"{this.GetGrainId()} {_state}");
}
