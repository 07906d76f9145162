using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>Spans of one trace that came together, normalised and coded for the store.</summary>
/// <param name="ExperimentId">Where the trace goes if it is new; a trace that exists stays where it is.</param>
/// <param name="Heads">One for each span, in the order of <paramref name="Content"/>; no span id twice.</param>
/// <param name="Content">The spans as <c>Bayou.Spans</c> stores them.</param>
/// <param name="Signature">What texts the content may contain, as <c>Bayou.Spans</c> makes it; empty says nothing, so that it is always looked into.</param>
/// <param name="Hints">What the spans tell of their trace.</param>
[GenerateSerializer, Immutable, Alias("bayou.SpanBatch")]
public sealed record SpanBatch(
    [property: Id(0)] string ExperimentId,
    [property: Id(1)] ImmutableArray<SpanHead> Heads,
    [property: Id(2)] ReadOnlyMemory<byte> Content,
    [property: Id(3)] ReadOnlyMemory<byte> Signature,
    [property: Id(4)] TraceHints Hints);
