using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Runs;

/// <summary>A run search as the caller asked for it; the filter language is that of MLflow.</summary>
/// <param name="ExperimentIds">Experiments to look in; none means no rows.</param>
/// <param name="Filter">Filter text; null or empty matches all.</param>
/// <param name="View">Which life-cycle stages to show.</param>
/// <param name="MaxResults">Page size, 1 to <see cref="Limits.SearchMaxResults"/>.</param>
/// <param name="OrderBy">Ordering clauses, most significant first.</param>
/// <param name="PageToken">Token of the previous page, or null for the first.</param>
/// <param name="Projection">Which parts of each run to return, or null for all (Bayou's own).</param>
/// <param name="CountTotal">Whether to count all matching runs (Bayou's own).</param>
[GenerateSerializer, Immutable, Alias("bayou.RunSearchQuery")]
public sealed record RunSearchQuery(
    [property: Id(0)] ImmutableArray<string> ExperimentIds,
    [property: Id(1)] string? Filter,
    [property: Id(2)] ViewType View,
    [property: Id(3)] int MaxResults,
    [property: Id(4)] ImmutableArray<string> OrderBy,
    [property: Id(5)] string? PageToken,
    [property: Id(6)] RunProjection? Projection = null,
    [property: Id(7)] bool CountTotal = false);
