using System.Collections.Immutable;

namespace Bayou.Contracts.Registry;

/// <summary>One page of a search of model versions.</summary>
/// <param name="Versions">In the order asked for, without their aliases, as in MLflow.</param>
/// <param name="NextPageToken">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.ModelVersionPage")]
public sealed record ModelVersionPage(
    [property: Id(0)] ImmutableArray<ModelVersion> Versions,
    [property: Id(1)] string? NextPageToken);
