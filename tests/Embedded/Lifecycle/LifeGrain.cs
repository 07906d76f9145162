using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Lifecycle;

public sealed class LifeGrain : Grain, ILifeGrain, IDisposable
{
    private readonly LifeProbe _probe;
    private readonly IGrainContext _injected;
    private readonly ScopedThing _thing;
    private readonly Guid _id = Guid.CreateVersion7();
    private int _count;
    private string? _activationContext;

    public LifeGrain(LifeProbe probe, IGrainContext injected, ScopedThing thing)
    {
        _probe = probe;
        _injected = injected;
        _thing = thing;
        probe.CountConstructed();
        if (probe.ConstructorFault() is { } fault)
        {
            throw fault;
        }
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _activationContext = RequestContext.Get("who") as string;
        await _probe.OnActivate(cancellationToken);
        if (_probe.DeactivateWhileActivating)
        {
            DeactivateOnIdle();
        }

        _probe.CountActivated();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _probe.CountDeactivated();
        await _probe.OnDeactivate(cancellationToken);
    }

    public Task<Guid> TouchAsync() => Task.FromResult(_id);

    public Task<Guid> TouchAndEndAsync()
    {
        GrainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "Asked for by a test."), _probe.Hurry);
        return Task.FromResult(_id);
    }

    public Task<int> CountAsync() => Task.FromResult(++_count);

    public Task<string> DescribeAsync()
    {
        var same = ReferenceEquals(_injected, GrainContext) && ReferenceEquals(GrainContext.GrainInstance, this)
            && ReferenceEquals(ServiceProvider.GetRequiredService<ScopedThing>(), _thing);
        var reference = this.AsReference<ILifeGrain>();
        return Task.FromResult($"{this.GetPrimaryKeyString()} {GrainContext.GrainId} {reference.GetPrimaryKeyString()} {same}");
    }

    public Task<string> ActivationContextAsync() => Task.FromResult(_activationContext ?? "none");

    public void Dispose() => _probe.CountDisposed();
}
