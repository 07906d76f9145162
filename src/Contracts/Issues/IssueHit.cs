namespace Bayou.Contracts.Issues;

/// <summary>An issue that a search found.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="TraceCount">How many traces of its experiment it shows in, or null where the search didn't count them.</param>
[GenerateSerializer, Immutable, Alias("bayou.IssueHit")]
public sealed record IssueHit([property: Id(0)] Issue Issue, [property: Id(1)] long? TraceCount);
