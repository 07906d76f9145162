using System.Collections.Immutable;

namespace Bayou.Contracts.LoggedModels;

/// <summary>A search over logged models as the caller asked for it. Deleted models are never shown.</summary>
/// <param name="ExperimentIds">Experiments to look in; none means no rows.</param>
/// <param name="Filter">Filter text; null or empty matches all.</param>
/// <param name="Datasets">
/// Datasets to which metric clauses are restricted; without metric clauses, models with any metric on one of them are shown. Each
/// has a name. None means no restriction.
/// </param>
/// <param name="MaxResults">Page size, 1 to <see cref="Limits.SearchMaxResults"/>.</param>
/// <param name="OrderBy">Most significant first.</param>
/// <param name="PageToken">Token of the previous page, or null for the first.</param>
[GenerateSerializer, Immutable, Alias("bayou.LoggedModelSearchQuery")]
public sealed record LoggedModelSearchQuery(
    [property: Id(0)] ImmutableArray<string> ExperimentIds,
    [property: Id(1)] string? Filter,
    [property: Id(2)] ImmutableArray<DatasetReference> Datasets,
    [property: Id(3)] int MaxResults,
    [property: Id(4)] ImmutableArray<LoggedModelOrder> OrderBy,
    [property: Id(5)] string? PageToken);
