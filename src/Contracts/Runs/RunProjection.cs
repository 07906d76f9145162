using System.Collections.Immutable;

namespace Bayou.Contracts.Runs;

/// <summary>
/// The parts of a run that a search returns beside its head. A default (uninitialised) list means all of that kind, an
/// empty one means none.
/// </summary>
/// <param name="Metrics">Keys of the metrics to return.</param>
/// <param name="Params">Keys of the params to return.</param>
/// <param name="Tags">Keys of the tags to return.</param>
/// <param name="Inputs">Whether to return dataset inputs and model outputs.</param>
[GenerateSerializer, Immutable, Alias("bayou.RunProjection")]
public sealed record RunProjection(
    [property: Id(0)] ImmutableArray<string> Metrics,
    [property: Id(1)] ImmutableArray<string> Params,
    [property: Id(2)] ImmutableArray<string> Tags,
    [property: Id(3)] bool Inputs);
