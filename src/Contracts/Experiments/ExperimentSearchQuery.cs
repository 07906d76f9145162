using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Experiments;

/// <summary>An experiment search as the caller asked for it.</summary>
/// <param name="Filter">Filter text; null or empty matches all.</param>
/// <param name="View">Which life-cycle stages to show.</param>
/// <param name="MaxResults">Page size, 1 to <see cref="Limits.SearchMaxResults"/>.</param>
/// <param name="OrderBy">Ordering clauses, most significant first.</param>
/// <param name="PageToken">Token of the previous page, or null for the first.</param>
[GenerateSerializer, Immutable, Alias("bayou.ExperimentSearchQuery")]
public sealed record ExperimentSearchQuery(
    [property: Id(0)] string? Filter,
    [property: Id(1)] ViewType View,
    [property: Id(2)] int MaxResults,
    [property: Id(3)] ImmutableArray<string> OrderBy,
    [property: Id(4)] string? PageToken);
