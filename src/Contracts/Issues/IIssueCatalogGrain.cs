using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Issues;

/// <summary>The issues of one workspace, and the search over them. Key: the workspace.</summary>
[Alias("bayou.IIssueCatalogGrain")]
public interface IIssueCatalogGrain : IGrainWithStringKey
{
    /// <summary>Takes note of an issue's change, before the issue answers its caller.</summary>
    /// <param name="change">What changed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("apply")]
    Task ApplyAsync(IssueChange change, CancellationToken cancellationToken = default);

    /// <summary>Searches the workspace.</summary>
    /// <param name="query">Experiment, filter and page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, page size or token that can't be understood.</exception>
    [AlwaysInterleave, Idempotent, Alias("search")]
    Task<IssuePage> SearchAsync(IssueQuery query, CancellationToken cancellationToken = default);
}
