namespace Bayou.Contracts.Registry.Policies;

/// <summary>One person's approval of a version under a policy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Version">The version's number.</param>
/// <param name="User">Who approves, as the edge knows it; never what a request says of itself.</param>
/// <param name="Time">When, milliseconds since the Unix epoch.</param>
/// <param name="Comment">May be empty.</param>
[GenerateSerializer, Immutable, Alias("bayou.VersionApproval")]
public sealed record VersionApproval(
    [property: Id(0)] string Policy,
    [property: Id(1)] int Version,
    [property: Id(2)] string User,
    [property: Id(3)] long Time,
    [property: Id(4)] string Comment);
