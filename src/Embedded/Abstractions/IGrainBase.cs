using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain class implements to take part in its own activation. <see cref="Grain"/> does.</summary>
public interface IGrainBase
{
    /// <summary>The activation that the object belongs to.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs as a turn of its own before the first call.</summary>
    /// <param name="cancellationToken">Cancelled when activation takes too long.</param>
    Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs as a turn of its own after the last call.</summary>
    /// <param name="reason">Why the activation ends; for information.</param>
    /// <param name="cancellationToken">Cancelled when deactivation takes too long.</param>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
