using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Runs;

/// <summary>Searches runs over any number of experiments and merges their pages. Key: <see cref="Names.GrainKeys.Stateless"/>.</summary>
[Alias("bayou.IRunSearchGrain")]
public interface IRunSearchGrain : IGrainWithStringKey
{
    /// <summary>One page over all experiments named.</summary>
    /// <param name="query">Experiments, filter, order and page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [Idempotent, Alias("search")]
    Task<RunSearchPage> SearchAsync(RunSearchQuery query, CancellationToken cancellationToken = default);
}
