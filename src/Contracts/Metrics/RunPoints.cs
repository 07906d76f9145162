using System.Collections.Immutable;

namespace Bayou.Contracts.Metrics;

/// <summary>Points of one run in an answer about several.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Points">In the order of the answer.</param>
[GenerateSerializer, Immutable, Alias("bayou.RunPoints")]
public sealed record RunPoints([property: Id(0)] string RunId, [property: Id(1)] ImmutableArray<MetricPoint> Points);
