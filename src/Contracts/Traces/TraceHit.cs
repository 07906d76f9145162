using System.Collections.Immutable;
using Bayou.Contracts.Runs;

namespace Bayou.Contracts.Traces;

/// <summary>A trace that a search found, with the key by which pages of several experiments are merged.</summary>
/// <param name="Info">The trace.</param>
/// <param name="SortKey">One value per ordering clause, then the request time unless it is among them; the trace id breaks ties.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceHit")]
public sealed record TraceHit([property: Id(0)] TraceInfo Info, [property: Id(1)] ImmutableArray<SortValue> SortKey);
