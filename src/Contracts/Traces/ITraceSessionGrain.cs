using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Traces;

/// <summary>One conversation. It stores nothing: its traces do. Key: see <see cref="Names.GrainKeys.TraceSession"/>.</summary>
[Alias("bayou.ITraceSessionGrain")]
public interface ITraceSessionGrain : IGrainWithStringKey
{
    /// <summary>Totals and a page of the turns, in order.</summary>
    /// <param name="maxResults">Page size, 1 to <see cref="Limits.TraceSearchMaxResults"/>.</param>
    /// <param name="pageToken">Token of the previous page, or null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: no trace has this session.</exception>
    [Idempotent, Alias("get")]
    Task<TraceSessionTurns> GetAsync(int maxResults, string? pageToken, CancellationToken cancellationToken = default);
}
