namespace Bayou.Contracts.Traces;

/// <summary>Why a feedback has no value.</summary>
/// <param name="Code">Short, for programs.</param>
/// <param name="Message">For people, or null.</param>
/// <param name="StackTrace">Where it came from, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.AssessmentError")]
public sealed record AssessmentError([property: Id(0)] string Code, [property: Id(1)] string? Message, [property: Id(2)] string? StackTrace);
