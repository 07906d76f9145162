using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Registry;

/// <summary>A registered model, or a prompt, as clients read it.</summary>
/// <param name="Name">Unique in its workspace.</param>
/// <param name="Head">Everything but the lists.</param>
/// <param name="Tags">Never default.</param>
/// <param name="Aliases">Never default.</param>
/// <param name="LatestVersions">The newest version of each stage that any version is in, ordered by number, without their aliases.</param>
[GenerateSerializer, Immutable, Alias("bayou.RegisteredModel")]
public sealed record RegisteredModel(
    [property: Id(0)] string Name,
    [property: Id(1)] RegisteredModelHead Head,
    [property: Id(2)] ImmutableArray<Tag> Tags,
    [property: Id(3)] ImmutableArray<ModelAlias> Aliases,
    [property: Id(4)] ImmutableArray<ModelVersion> LatestVersions);
