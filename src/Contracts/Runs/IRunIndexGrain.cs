using System.Collections.Immutable;
using Bayou.Contracts.Calls;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Runs;

/// <summary>The columns over all runs of one experiment, and the search over them. Key: the experiment id.</summary>
[Alias("bayou.IRunIndexGrain")]
public interface IRunIndexGrain : IGrainWithStringKey
{
    /// <summary>Takes note of a run's change, before the run answers its caller.</summary>
    /// <param name="change">What changed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("apply")]
    Task ApplyAsync(RunChange change, CancellationToken cancellationToken = default);

    /// <summary>Searches this experiment alone.</summary>
    /// <param name="query">Filter, order and page; its experiment ids are not looked at.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [Idempotent, Alias("search")]
    Task<RunSearchPage> SearchAsync(RunSearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>Ids of the runs that a view shows, in no particular order.</summary>
    /// <param name="view">Which life-cycle stages.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("list")]
    Task<ImmutableArray<string>> ListRunIdsAsync(ViewType view, CancellationToken cancellationToken = default);
}
