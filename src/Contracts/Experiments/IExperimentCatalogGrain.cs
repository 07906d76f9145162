using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Experiments;

/// <summary>The experiments of one workspace: their ids, their names (unique, deleted ones included) and the search over them.</summary>
[Alias("bayou.IExperimentCatalogGrain")]
public interface IExperimentCatalogGrain : IGrainWithStringKey
{
    /// <summary>Makes an experiment and answers its id.</summary>
    /// <param name="command">What to make.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_ALREADY_EXISTS; INVALID_PARAMETER_VALUE.</exception>
    [Alias("create")]
    Task<string> CreateAsync(CreateExperiment command, CancellationToken cancellationToken = default);

    /// <summary>Finds an experiment by name, deleted ones too; null when there is none.</summary>
    /// <param name="name">The exact name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("find")]
    Task<Experiment?> FindByNameAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Searches the workspace.</summary>
    /// <param name="query">Filter, order and page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [AlwaysInterleave, Idempotent, Alias("search")]
    Task<ExperimentSearchPage> SearchAsync(ExperimentSearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>Keeps a name for an experiment that is about to take it.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="name">The name wanted.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_ALREADY_EXISTS: another experiment holds it.</exception>
    [Idempotent, Alias("reserve")]
    Task ReserveNameAsync(string experimentId, string name, CancellationToken cancellationToken = default);

    /// <summary>Takes note of an experiment's change.</summary>
    /// <param name="change">The experiment as it is now.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("apply")]
    Task ApplyAsync(ExperimentChange change, CancellationToken cancellationToken = default);
}
