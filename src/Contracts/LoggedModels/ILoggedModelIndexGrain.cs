using Bayou.Contracts.Calls;

namespace Bayou.Contracts.LoggedModels;

/// <summary>The columns over the logged models of one experiment, and the search over them. Key: the experiment id.</summary>
[Alias("bayou.ILoggedModelIndexGrain")]
public interface ILoggedModelIndexGrain : IGrainWithStringKey
{
    /// <summary>Takes note of a model's change, before the model answers its caller.</summary>
    /// <param name="change">What changed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("apply")]
    Task ApplyAsync(LoggedModelChange change, CancellationToken cancellationToken = default);

    /// <summary>Searches this experiment alone.</summary>
    /// <param name="query">Filter, order and page; its experiment ids only tie page tokens to it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [Idempotent, Alias("search")]
    Task<LoggedModelSearchPage> SearchAsync(LoggedModelSearchQuery query, CancellationToken cancellationToken = default);
}
