namespace Bayou.Contracts.Issues;

/// <summary>What an issue tells its catalog after an append and before it replies.</summary>
/// <param name="Issue">The issue after the change.</param>
/// <param name="Sequence">Its sequence number after the change; an older one than the catalog knows is dropped.</param>
[GenerateSerializer, Immutable, Alias("bayou.IssueChange")]
public sealed record IssueChange([property: Id(0)] Issue Issue, [property: Id(1)] long Sequence);
