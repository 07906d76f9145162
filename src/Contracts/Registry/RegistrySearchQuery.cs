using System.Collections.Immutable;

namespace Bayou.Contracts.Registry;

/// <summary>A search of registered models or of model versions as the caller asked for it.</summary>
/// <param name="Filter">Filter text; null or empty matches all that are no prompts.</param>
/// <param name="MaxResults">Page size.</param>
/// <param name="OrderBy">Ordering clauses, most significant first.</param>
/// <param name="PageToken">Token of the previous page, or null for the first.</param>
[GenerateSerializer, Immutable, Alias("bayou.RegistrySearchQuery")]
public sealed record RegistrySearchQuery(
    [property: Id(0)] string? Filter,
    [property: Id(1)] int MaxResults,
    [property: Id(2)] ImmutableArray<string> OrderBy,
    [property: Id(3)] string? PageToken);
