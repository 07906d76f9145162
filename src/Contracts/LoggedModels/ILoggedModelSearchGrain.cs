using Bayou.Contracts.Calls;

namespace Bayou.Contracts.LoggedModels;

/// <summary>Searches logged models over any number of experiments. Key: <see cref="Names.GrainKeys.Stateless"/>.</summary>
[Alias("bayou.ILoggedModelSearchGrain")]
public interface ILoggedModelSearchGrain : IGrainWithStringKey
{
    /// <summary>One page over all experiments named.</summary>
    /// <param name="query">Experiments, filter, order and page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [Idempotent, Alias("search")]
    Task<LoggedModelSearchPage> SearchAsync(LoggedModelSearchQuery query, CancellationToken cancellationToken = default);
}
