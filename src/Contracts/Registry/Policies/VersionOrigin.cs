namespace Bayou.Contracts.Registry.Policies;

/// <summary>A version and where its signature and metrics are found. It stays the same as long as the version exists.</summary>
/// <param name="Version">Its number.</param>
/// <param name="StorageLocation">Where its artifacts are.</param>
/// <param name="RunId">The run that made it; may be empty.</param>
/// <param name="ModelId">The logged model that it was made of, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.VersionOrigin")]
public sealed record VersionOrigin(
    [property: Id(0)] int Version,
    [property: Id(1)] string StorageLocation,
    [property: Id(2)] string RunId,
    [property: Id(3)] string? ModelId);
