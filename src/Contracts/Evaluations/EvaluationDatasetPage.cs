using System.Collections.Immutable;

namespace Bayou.Contracts.Evaluations;

/// <summary>One page of a search over evaluation datasets.</summary>
/// <param name="Datasets">In the order asked for.</param>
/// <param name="NextPageToken">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.EvaluationDatasetPage")]
public sealed record EvaluationDatasetPage(
    [property: Id(0)] ImmutableArray<EvaluationDataset> Datasets,
    [property: Id(1)] string? NextPageToken);
