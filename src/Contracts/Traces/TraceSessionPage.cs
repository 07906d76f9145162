using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>One page of sessions.</summary>
/// <param name="Sessions">Latest activity first.</param>
/// <param name="NextPageToken">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceSessionPage")]
public sealed record TraceSessionPage([property: Id(0)] ImmutableArray<TraceSessionSummary> Sessions, [property: Id(1)] string? NextPageToken);
