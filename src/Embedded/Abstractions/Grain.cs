using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Activations;
using Orleans.Embedded.Context;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Base class of grains. Its code runs one turn at a time: never on two threads at once, and without another call in
/// between unless an attribute allows it. Messages are not copied on the way: treat arguments and results as immutable.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Used by the runtime, which supplies the activation.</summary>
    protected Grain() => GrainContext = RuntimeContext.Current;

    /// <summary>Used by tests that make a grain themselves.</summary>
    /// <param name="grainContext">Stands for the activation.</param>
    protected Grain(IGrainContext grainContext) => GrainContext = grainContext;

    /// <summary>The activation that this object belongs to; null for one that the runtime did not make.</summary>
    [AllowNull]
    public IGrainContext GrainContext { get; }

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The services of this activation; scoped ones end with it.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <summary>Runs as a turn of its own before the first call. If it throws, the waiting calls fail with that exception.</summary>
    /// <param name="cancellationToken">Cancelled when activation takes too long.</param>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs as a turn of its own after the last call. What it throws is logged and otherwise ignored.</summary>
    /// <param name="reason">Why the activation ends; for information.</param>
    /// <param name="cancellationToken">Cancelled when deactivation takes too long.</param>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation after the calls that run now; those that still wait go to the next one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps this activation from being collected. <see cref="DeactivateOnIdle"/> still ends it.</summary>
    /// <param name="timeSpan">For how long; zero takes an earlier delay back, <see cref="Timeout.InfiniteTimeSpan"/> is for good.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => ((Activation)GrainContext).DelayDeactivation(timeSpan);
}
