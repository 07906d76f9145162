using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>A stored batch, and which of its spans count.</summary>
/// <param name="Content">The batch.</param>
/// <param name="Places">Places of spans in it, ascending.</param>
[GenerateSerializer, Immutable, Alias("bayou.SpanContent")]
public sealed record SpanContent([property: Id(0)] ReadOnlyMemory<byte> Content, [property: Id(1)] ImmutableArray<int> Places);
