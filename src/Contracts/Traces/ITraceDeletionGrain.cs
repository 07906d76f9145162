using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Traces;

/// <summary>Deletes traces of one experiment, by order or by age, a few at a time so that nothing else waits long. Key: the experiment id.</summary>
[Alias("bayou.ITraceDeletionGrain")]
public interface ITraceDeletionGrain : IGrainWithStringKey
{
    /// <summary>Deletes traces; returns when they are gone.</summary>
    /// <param name="command">Which ones.</param>
    /// <param name="cancellationToken">Ends the call between two traces.</param>
    /// <returns>How many were deleted.</returns>
    [AlwaysInterleave, Alias("delete")]
    Task<long> DeleteAsync(DeleteTraces command, CancellationToken cancellationToken = default);

    /// <summary>Sets how long the experiment keeps traces; what is older goes in the background.</summary>
    /// <param name="retention">The rule; one without bounds keeps all.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [AlwaysInterleave, Idempotent, Alias("set-retention")]
    Task SetRetentionAsync(TraceRetention retention, CancellationToken cancellationToken = default);

    /// <summary>The experiment's own rule, or that of the configuration where it has none.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-retention")]
    Task<TraceRetention> GetRetentionAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes some of what the rule no longer keeps, oldest first; joins a purge that runs already.</summary>
    /// <param name="cancellationToken">Ends the call between two traces.</param>
    /// <returns>How many were deleted; 0 when nothing is due.</returns>
    [AlwaysInterleave, Idempotent, Alias("purge")]
    Task<long> PurgeAsync(CancellationToken cancellationToken = default);
}
