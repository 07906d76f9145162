using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>Stored content of spans.</summary>
/// <param name="Batches">As <see cref="SpanBatch.Content"/> was stored, each with the places of the spans in it that count: a span sent again is only in its newest.</param>
/// <param name="Next">Where the next part begins, or null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.SpanContentPart")]
public sealed record SpanContentPart([property: Id(0)] ImmutableArray<SpanContent> Batches, [property: Id(1)] long? Next);
