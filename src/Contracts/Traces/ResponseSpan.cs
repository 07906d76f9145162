namespace Bayou.Contracts.Traces;

/// <summary>The span that got a model's response.</summary>
/// <param name="ResponseId">The response's id, as the model's provider gave it.</param>
/// <param name="TraceId">The span's trace.</param>
/// <param name="SpanId">16 lower-case hex digits.</param>
[GenerateSerializer, Immutable, Alias("bayou.ResponseSpan")]
public sealed record ResponseSpan([property: Id(0)] string ResponseId, [property: Id(1)] string TraceId, [property: Id(2)] string SpanId);
