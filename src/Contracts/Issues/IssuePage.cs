using System.Collections.Immutable;

namespace Bayou.Contracts.Issues;

/// <summary>One page of an issue search.</summary>
/// <param name="Hits">In their fixed order.</param>
/// <param name="NextPageToken">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.IssuePage")]
public sealed record IssuePage([property: Id(0)] ImmutableArray<IssueHit> Hits, [property: Id(1)] string? NextPageToken);
