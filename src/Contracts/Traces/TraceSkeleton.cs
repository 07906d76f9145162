using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>A trace and the heads of its spans, without their content.</summary>
/// <param name="Info">The trace.</param>
/// <param name="Spans">Roots first, then by start time.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceSkeleton")]
public sealed record TraceSkeleton([property: Id(0)] TraceInfo Info, [property: Id(1)] ImmutableArray<SpanHead> Spans);
