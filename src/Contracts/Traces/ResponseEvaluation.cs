namespace Bayou.Contracts.Traces;

/// <summary>Feedback of which nobody told the span, only the response that it is about.</summary>
/// <param name="ResponseId">The response's id, as the model's provider gave it.</param>
/// <param name="Assessment">The feedback, without a span. Its id doesn't depend on one either.</param>
[GenerateSerializer, Immutable, Alias("bayou.ResponseEvaluation")]
public sealed record ResponseEvaluation([property: Id(0)] string ResponseId, [property: Id(1)] Assessment Assessment);
