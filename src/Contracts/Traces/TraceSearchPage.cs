using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>One page of a trace search.</summary>
/// <param name="Hits">In the order asked for.</param>
/// <param name="NextPageToken">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceSearchPage")]
public sealed record TraceSearchPage([property: Id(0)] ImmutableArray<TraceHit> Hits, [property: Id(1)] string? NextPageToken);
