using System.Collections.Immutable;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Runs;

/// <summary>Metrics, params and tags that a run takes all together or not at all. Lists are never default.</summary>
/// <param name="Metrics">In the order sent; an exact repeat of a stored point is stored once.</param>
/// <param name="Params">Write-once; no key twice.</param>
/// <param name="Tags">Of equal keys the last counts.</param>
[GenerateSerializer, Immutable, Alias("bayou.LogBatch")]
public sealed record LogBatch(
    [property: Id(0)] ImmutableArray<Metric> Metrics,
    [property: Id(1)] ImmutableArray<Param> Params,
    [property: Id(2)] ImmutableArray<Tag> Tags);
