namespace Bayou.Conformance.Tests.Running;

/// <summary>How a case went.</summary>
/// <param name="Id">area/file/case.</param>
/// <param name="Fault">What was not as expected, or null.</param>
internal sealed record CaseResult(string Id, string? Fault);
