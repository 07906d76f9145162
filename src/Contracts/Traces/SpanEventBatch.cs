namespace Bayou.Contracts.Traces;

/// <summary>Events that came as log records, to be joined to the spans of one trace whether those are there already or not.</summary>
/// <param name="ExperimentId">Where the trace goes if it is new.</param>
/// <param name="Events">Coded by <c>Bayou.Spans</c>, each with its span's id.</param>
[GenerateSerializer, Immutable, Alias("bayou.SpanEventBatch")]
public sealed record SpanEventBatch([property: Id(0)] string ExperimentId, [property: Id(1)] ReadOnlyMemory<byte> Events);
