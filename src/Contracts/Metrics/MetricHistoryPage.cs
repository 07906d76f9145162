using System.Collections.Immutable;

namespace Bayou.Contracts.Metrics;

/// <summary>A page of a metric's history.</summary>
/// <param name="Points">By timestamp, step, value; each distinct point once.</param>
/// <param name="HasMore">Whether points follow the last one.</param>
[GenerateSerializer, Immutable, Alias("bayou.MetricHistoryPage")]
public sealed record MetricHistoryPage([property: Id(0)] ImmutableArray<MetricPoint> Points, [property: Id(1)] bool HasMore);
