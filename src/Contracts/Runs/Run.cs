using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Runs;

/// <summary>A whole run as clients read it. Lists are never default; the order inside them is the order of first writing.</summary>
/// <param name="Info">The head.</param>
/// <param name="Metrics">The latest point of each metric.</param>
/// <param name="Params">All params.</param>
/// <param name="Tags">All tags.</param>
/// <param name="DatasetInputs">Datasets that the run read.</param>
/// <param name="ModelInputs">Ids of logged models that the run read.</param>
/// <param name="ModelOutputs">Logged models that the run made.</param>
[GenerateSerializer, Immutable, Alias("bayou.Run")]
public sealed record Run(
    [property: Id(0)] RunInfo Info,
    [property: Id(1)] ImmutableArray<Metric> Metrics,
    [property: Id(2)] ImmutableArray<Param> Params,
    [property: Id(3)] ImmutableArray<Tag> Tags,
    [property: Id(4)] ImmutableArray<DatasetInput> DatasetInputs,
    [property: Id(5)] ImmutableArray<string> ModelInputs,
    [property: Id(6)] ImmutableArray<ModelOutput> ModelOutputs);
