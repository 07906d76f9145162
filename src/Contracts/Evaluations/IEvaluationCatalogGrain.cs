using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Evaluations;

/// <summary>The evaluation datasets of one workspace, and the search over them. Key: the workspace.</summary>
[Alias("bayou.IEvaluationCatalogGrain")]
public interface IEvaluationCatalogGrain : IGrainWithStringKey
{
    /// <summary>Takes note of a dataset's change, before the dataset answers its caller.</summary>
    /// <param name="change">What changed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("apply")]
    Task ApplyAsync(EvaluationDatasetChange change, CancellationToken cancellationToken = default);

    /// <summary>Searches the workspace.</summary>
    /// <param name="query">Filter, order and page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [Idempotent, Alias("search")]
    Task<EvaluationDatasetPage> SearchAsync(EvaluationDatasetQuery query, CancellationToken cancellationToken = default);
}
