using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>A search over traces as the caller asked for it.</summary>
/// <param name="ExperimentIds">Experiments to look in; none means no rows.</param>
/// <param name="Filter">Filter text; null or empty matches all.</param>
/// <param name="MaxResults">Page size, 1 to <see cref="Limits.TraceSearchMaxResults"/>.</param>
/// <param name="OrderBy">Ordering clauses, most significant first.</param>
/// <param name="PageToken">Token of the previous page, or null for the first.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceSearchQuery")]
public sealed record TraceSearchQuery(
    [property: Id(0)] ImmutableArray<string> ExperimentIds,
    [property: Id(1)] string? Filter,
    [property: Id(2)] int MaxResults,
    [property: Id(3)] ImmutableArray<string> OrderBy,
    [property: Id(4)] string? PageToken);
