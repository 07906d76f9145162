namespace Bayou.Contracts.Metrics;

/// <summary>A named observation.</summary>
/// <param name="Key">The metric's name.</param>
/// <param name="Point">What was observed.</param>
[GenerateSerializer, Immutable, Alias("bayou.Metric")]
public readonly record struct Metric([property: Id(0)] string Key, [property: Id(1)] MetricPoint Point);
