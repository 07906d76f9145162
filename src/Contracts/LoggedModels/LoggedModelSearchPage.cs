using System.Collections.Immutable;

namespace Bayou.Contracts.LoggedModels;

/// <summary>One page of a search over logged models.</summary>
/// <param name="Hits">In the order asked for.</param>
/// <param name="NextPageToken">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.LoggedModelSearchPage")]
public sealed record LoggedModelSearchPage(
    [property: Id(0)] ImmutableArray<LoggedModelHit> Hits,
    [property: Id(1)] string? NextPageToken);
