using System.Collections.Immutable;
using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Metrics;

/// <summary>Gathers one metric of several runs. Key: <see cref="Names.GrainKeys.Stateless"/>.</summary>
[Alias("bayou.ISampledHistoryGrain")]
public interface ISampledHistoryGrain : IGrainWithStringKey
{
    /// <summary>The sampled points, run by run in request order, each by step, timestamp, value. Unknown runs have none.</summary>
    /// <param name="query">Runs, key, range and size.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("sample")]
    Task<ImmutableArray<RunPoints>> SampleAsync(SampledHistoryQuery query, CancellationToken cancellationToken = default);
}
