using System.Collections.Immutable;
using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Registry;

/// <summary>The search over all registered models of a workspace, prompts among them, and over their versions. Key: the workspace.</summary>
[Alias("bayou.IModelCatalogGrain")]
public interface IModelCatalogGrain : IGrainWithStringKey
{
    /// <summary>Takes note of a model's change, before the model answers its caller.</summary>
    /// <param name="change">What changed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("apply")]
    Task ApplyAsync(RegisteredModelChange change, CancellationToken cancellationToken = default);

    /// <summary>Reads models anew from the log, all at one moment for those who search.</summary>
    /// <param name="names">The models, there or gone.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Idempotent, Alias("refresh")]
    Task RefreshAsync(ImmutableArray<string> names, CancellationToken cancellationToken = default);

    /// <summary>Searches models.</summary>
    /// <param name="query">Filter, order and page; at most <see cref="Limits.RegisteredModelSearchMaxResults"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [Idempotent, Alias("search-models")]
    Task<RegisteredModelPage> SearchModelsAsync(RegistrySearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>Searches versions.</summary>
    /// <param name="query">Filter, order and page; at most <see cref="Limits.ModelVersionSearchMaxResults"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: a filter, order or token that can't be understood.</exception>
    [Idempotent, Alias("search-versions")]
    Task<ModelVersionPage> SearchVersionsAsync(RegistrySearchQuery query, CancellationToken cancellationToken = default);
}
