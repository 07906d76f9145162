using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Registry;

/// <summary>A model version as clients read it.</summary>
/// <param name="Name">The registered model's name.</param>
/// <param name="Version">Its number, from 1 on.</param>
/// <param name="Head">Everything but the lists.</param>
/// <param name="Tags">Never default.</param>
/// <param name="Aliases">Aliases that point to it; empty where MLflow does not fill them.</param>
[GenerateSerializer, Immutable, Alias("bayou.ModelVersion")]
public sealed record ModelVersion(
    [property: Id(0)] string Name,
    [property: Id(1)] int Version,
    [property: Id(2)] ModelVersionHead Head,
    [property: Id(3)] ImmutableArray<Tag> Tags,
    [property: Id(4)] ImmutableArray<string> Aliases);
