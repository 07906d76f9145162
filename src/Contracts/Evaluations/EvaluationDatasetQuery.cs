using System.Collections.Immutable;

namespace Bayou.Contracts.Evaluations;

/// <summary>A search over evaluation datasets as the caller asked for it.</summary>
/// <param name="ExperimentIds">Datasets of any of these are shown; none means all datasets.</param>
/// <param name="Filter">Filter text; null or empty matches all.</param>
/// <param name="MaxResults">Page size, 1 to <see cref="Limits.SearchMaxResults"/>.</param>
/// <param name="OrderBy">Ordering clauses, most significant first.</param>
/// <param name="PageToken">Token of the previous page, or null for the first.</param>
[GenerateSerializer, Immutable, Alias("bayou.EvaluationDatasetQuery")]
public sealed record EvaluationDatasetQuery(
    [property: Id(0)] ImmutableArray<string> ExperimentIds,
    [property: Id(1)] string? Filter,
    [property: Id(2)] int MaxResults,
    [property: Id(3)] ImmutableArray<string> OrderBy,
    [property: Id(4)] string? PageToken);
