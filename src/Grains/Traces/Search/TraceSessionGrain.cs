using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces.Search;

/// <summary>Reads one conversation from the index of its experiment.</summary>
internal sealed class TraceSessionGrain : Grain, ITraceSessionGrain
{
    /// <inheritdoc />
    public Task<TraceSessionTurns> GetAsync(int maxResults, string? pageToken, CancellationToken cancellationToken)
    {
        var (experimentId, sessionId) = GrainKeys.SplitTraceSession(this.GetPrimaryKeyString());
        return GrainFactory.GetGrain<ITraceIndexGrain>(GrainKeys.Experiment(experimentId))
            .GetSessionAsync(sessionId, maxResults, pageToken, cancellationToken);
    }
}
