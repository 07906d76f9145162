using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Contracts.LoggedModels;

/// <summary>A whole logged model as clients read it. Lists are never default; the order inside them is that of first writing.</summary>
/// <param name="Info">The head.</param>
/// <param name="Params">All params.</param>
/// <param name="Tags">All tags.</param>
/// <param name="Metrics">All points of all metrics, as MLflow shows them, not only the latest.</param>
[GenerateSerializer, Immutable, Alias("bayou.LoggedModel")]
public sealed record LoggedModel(
    [property: Id(0)] LoggedModelInfo Info,
    [property: Id(1)] ImmutableArray<Param> Params,
    [property: Id(2)] ImmutableArray<Tag> Tags,
    [property: Id(3)] ImmutableArray<ModelMetric> Metrics);
