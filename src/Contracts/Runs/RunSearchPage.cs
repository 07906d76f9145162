using System.Collections.Immutable;

namespace Bayou.Contracts.Runs;

/// <summary>One page of a run search.</summary>
/// <param name="Hits">In the order asked for.</param>
/// <param name="NextPageToken">Null at the end.</param>
/// <param name="Total">All matching runs of all pages, where asked for.</param>
[GenerateSerializer, Immutable, Alias("bayou.RunSearchPage")]
public sealed record RunSearchPage(
    [property: Id(0)] ImmutableArray<RunHit> Hits,
    [property: Id(1)] string? NextPageToken,
    [property: Id(2)] long? Total);
