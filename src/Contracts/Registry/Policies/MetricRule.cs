namespace Bayou.Contracts.Registry.Policies;

/// <summary>Bounds of a metric. At least one is given.</summary>
/// <param name="Key">The metric's name.</param>
/// <param name="Min">The least value that is allowed, or null.</param>
/// <param name="Max">The greatest value that is allowed, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.MetricRule")]
public readonly record struct MetricRule([property: Id(0)] string Key, [property: Id(1)] double? Min, [property: Id(2)] double? Max);
