using Bayou.Contracts.Traces;

namespace Bayou.Api.Assessments;

/// <summary>What an assessment says.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Value">JSON text of the value, or null.</param>
/// <param name="IsSerialized">Whether an expectation goes out as serialised JSON.</param>
/// <param name="Error">A feedback's error, or null.</param>
internal sealed record AssessmentContent(AssessmentKind Kind, string? Value, bool IsSerialized, AssessmentError? Error);
