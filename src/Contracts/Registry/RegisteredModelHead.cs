namespace Bayou.Contracts.Registry;

/// <summary>A registered model without its lists. Times are milliseconds since the Unix epoch.</summary>
/// <param name="CreationTime">When it was made.</param>
/// <param name="LastUpdateTime">When its description, its name, or the set or stages of its versions last changed.</param>
/// <param name="Description">Null or empty for none.</param>
/// <param name="LastVersion">The greatest version number ever given out, also to versions deleted since; 0 before the first.</param>
[GenerateSerializer, Immutable, Alias("bayou.RegisteredModelHead")]
public sealed record RegisteredModelHead(
    [property: Id(0)] long CreationTime,
    [property: Id(1)] long LastUpdateTime,
    [property: Id(2)] string? Description,
    [property: Id(3)] int LastVersion);
