using System.Collections.Immutable;

namespace Bayou.Contracts.Experiments;

/// <summary>One page of an experiment search.</summary>
/// <param name="Experiments">In the order asked for.</param>
/// <param name="NextPageToken">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.ExperimentSearchPage")]
public sealed record ExperimentSearchPage(
    [property: Id(0)] ImmutableArray<Experiment> Experiments,
    [property: Id(1)] string? NextPageToken);
