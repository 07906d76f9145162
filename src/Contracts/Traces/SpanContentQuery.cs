using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>Asks for the content of spans, in parts of bounded size.</summary>
/// <param name="SpanIds">Which ones; empty for all.</param>
/// <param name="After">Where the part before ended, or null for the first.</param>
/// <param name="MaxBytes">A part ends with the batch that reaches so many bytes; at least 1.</param>
[GenerateSerializer, Immutable, Alias("bayou.SpanContentQuery")]
public sealed record SpanContentQuery(
    [property: Id(0)] ImmutableArray<string> SpanIds,
    [property: Id(1)] long? After,
    [property: Id(2)] int MaxBytes);
