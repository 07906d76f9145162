using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Registry;

/// <summary>What changed in one version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Head">The new head, or null when it is as before; given for a new version.</param>
/// <param name="Tags">New or changed tags.</param>
/// <param name="RemovedTags">Keys of removed tags.</param>
[GenerateSerializer, Immutable, Alias("bayou.ModelVersionDelta")]
public sealed record ModelVersionDelta(
    [property: Id(0)] int Version,
    [property: Id(1)] ModelVersionHead? Head,
    [property: Id(2)] ImmutableArray<Tag> Tags,
    [property: Id(3)] ImmutableArray<string> RemovedTags);
