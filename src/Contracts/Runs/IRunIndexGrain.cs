using System.Collections.Immutable;
using Bayou.Contracts.Calls;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Runs;

/// <summary>The columns over all runs of one experiment, and the search over them. Key: the experiment id.</summary>
[Alias("bayou.IRunIndexGrain")]
public interface IRunIndexGrain : IGrainWithStringKey
{
    /// <summary>Takes note of changes, before the runs answer their callers.</summary>
    /// <param name="changes">What changed; those of one run in their order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("apply-all")]
    Task ApplyAsync(ImmutableArray<RunChange> changes, CancellationToken cancellationToken = default);

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
