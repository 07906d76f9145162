using System.Collections.Immutable;
using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Traces;

/// <summary>Asks over any number of experiments. Key: <see cref="Names.GrainKeys.Stateless"/>.</summary>
[Alias("bayou.ITraceSearchGrain")]
public interface ITraceSearchGrain : IGrainWithStringKey
{
    /// <summary>One page over all experiments named.</summary>
    /// <param name="query">Experiments, filter, order and page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [Idempotent, Alias("search")]
    Task<TraceSearchPage> SearchAsync(TraceSearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>A metric over all experiments named.</summary>
    /// <param name="query">The metric.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a metric, aggregation, dimension or filter that isn't allowed.</exception>
    [Idempotent, Alias("metrics")]
    Task<ImmutableArray<TraceMetricPoint>> GetMetricsAsync(TraceMetricsQuery query, CancellationToken cancellationToken = default);

    /// <summary>How two filters go together.</summary>
    /// <param name="experimentIds">Experiments to look in.</param>
    /// <param name="filter1">One filter.</param>
    /// <param name="filter2">The other.</param>
    /// <param name="baseFilter">What all counted traces must match, or null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter that can't be understood.</exception>
    [Idempotent, Alias("correlate")]
    Task<FilterCorrelation> CorrelateAsync(
        ImmutableArray<string> experimentIds, string filter1, string filter2, string? baseFilter, CancellationToken cancellationToken = default);
}
