namespace Bayou.Contracts.Datasets;

/// <summary>A dataset as a run names it. (Name, Digest) identify it inside its experiment.</summary>
/// <param name="Name">At most 500 characters.</param>
/// <param name="Digest">At most 36 characters.</param>
/// <param name="SourceType">The kind of <paramref name="Source"/>.</param>
/// <param name="Source">Where the data came from, as the client wrote it.</param>
/// <param name="Schema">Column description, usually JSON; null when not given.</param>
/// <param name="Profile">Statistics, usually JSON; null when not given.</param>
[GenerateSerializer, Immutable, Alias("bayou.Dataset")]
public sealed record Dataset(
    [property: Id(0)] string Name,
    [property: Id(1)] string Digest,
    [property: Id(2)] string SourceType,
    [property: Id(3)] string Source,
    [property: Id(4)] string? Schema = null,
    [property: Id(5)] string? Profile = null);
