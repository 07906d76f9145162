using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Issues;

/// <summary>One issue. Key: the issue id. Every call but the first on an unknown id is RESOURCE_DOES_NOT_EXIST.</summary>
[Alias("bayou.IIssueGrain")]
public interface IIssueGrain : IGrainWithStringKey
{
    /// <summary>Makes the issue.</summary>
    /// <param name="command">What to make.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">
    /// RESOURCE_DOES_NOT_EXIST: the experiment or the run is unknown. INVALID_PARAMETER_VALUE: the experiment is deleted, or a text is too long.
    /// </exception>
    [Alias("create")]
    Task<Issue> CreateAsync(CreateIssue command, CancellationToken cancellationToken = default);

    /// <summary>The issue.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get")]
    Task<Issue> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes the issue.</summary>
    /// <param name="command">What to change.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a text is too long.</exception>
    [Idempotent, Alias("update")]
    Task<Issue> UpdateAsync(UpdateIssue command, CancellationToken cancellationToken = default);
}
