using System.Collections.Immutable;
using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Traces;

/// <summary>The columns over all traces of one experiment, and what is asked of them. Key: the experiment id.</summary>
[Alias("bayou.ITraceIndexGrain")]
public interface ITraceIndexGrain : IGrainWithStringKey
{
    /// <summary>Takes note of changes, before the traces answer their callers.</summary>
    /// <param name="changes">What changed; those of one trace in their order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("apply-all")]
    Task ApplyAsync(ImmutableArray<TraceChange> changes, CancellationToken cancellationToken = default);

    /// <summary>Searches this experiment alone.</summary>
    /// <param name="query">Filter, order and page; its experiment ids only tie page tokens to it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [AlwaysInterleave, Idempotent, Alias("search")]
    Task<TraceSearchPage> SearchAsync(TraceSearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>How many traces match.</summary>
    /// <param name="filters">Clauses that all must hold; empty ones match all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter that can't be understood.</exception>
    [AlwaysInterleave, Idempotent, Alias("count")]
    Task<long> CountAsync(ImmutableArray<string> filters, CancellationToken cancellationToken = default);

    /// <summary>What this experiment contributes to a metric.</summary>
    /// <param name="query">The metric.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a metric, aggregation, dimension or filter that isn't allowed.</exception>
    [Idempotent, Alias("metrics")]
    Task<ImmutableArray<TraceMetricGroup>> GetMetricGroupsAsync(TraceMetricsQuery query, CancellationToken cancellationToken = default);

    /// <summary>Ids of the oldest traces, oldest first.</summary>
    /// <param name="maxRequestTime">Request time in ms up to which they count, inclusive; null for all.</param>
    /// <param name="maxTraces">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("list-oldest")]
    Task<ImmutableArray<string>> ListOldestAsync(long? maxRequestTime, int maxTraces, CancellationToken cancellationToken = default);

    /// <summary>Ids of traces that a retention rule no longer keeps, oldest first.</summary>
    /// <param name="retention">The rule.</param>
    /// <param name="maxTraces">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("list-expired")]
    Task<ImmutableArray<string>> ListExpiredAsync(TraceRetention retention, int maxTraces, CancellationToken cancellationToken = default);

    /// <summary>How many traces each issue shows in.</summary>
    /// <param name="issueIds">The issues.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A count for each, in order.</returns>
    [Idempotent, Alias("count-issues")]
    Task<ImmutableArray<long>> CountByIssueAsync(ImmutableArray<string> issueIds, CancellationToken cancellationToken = default);

    /// <summary>Sessions, latest activity first.</summary>
    /// <param name="query">Which ones, and the page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a token that can't be understood.</exception>
    [Idempotent, Alias("list-sessions")]
    Task<TraceSessionPage> ListSessionsAsync(TraceSessionQuery query, CancellationToken cancellationToken = default);

    /// <summary>A session's totals and a page of its turns.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="maxResults">Page size.</param>
    /// <param name="pageToken">Token of the previous page, or null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: no trace has it.</exception>
    [Idempotent, Alias("get-session")]
    Task<TraceSessionTurns> GetSessionAsync(string sessionId, int maxResults, string? pageToken, CancellationToken cancellationToken = default);
}
