namespace Bayou.Contracts.Registry.Policies;

/// <summary>Asks to approve a version under a policy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Version">The version's number.</param>
/// <param name="User">Who approves, as the edge knows it.</param>
/// <param name="Comment">May be empty.</param>
[GenerateSerializer, Immutable, Alias("bayou.ApproveVersion")]
public sealed record ApproveVersion(
    [property: Id(0)] string Policy,
    [property: Id(1)] int Version,
    [property: Id(2)] string User,
    [property: Id(3)] string Comment);
