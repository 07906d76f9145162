namespace Bayou.Contracts.Registry.Policies;

/// <summary>A metric as it was read for a version.</summary>
/// <param name="Key">The metric's name.</param>
/// <param name="Value">The latest value.</param>
/// <param name="Origin">Where it is from, for messages: <c>run 4f…</c>, <c>logged model m-1…, dataset 'test'</c>.</param>
[GenerateSerializer, Immutable, Alias("bayou.MetricReading")]
public sealed record MetricReading([property: Id(0)] string Key, [property: Id(1)] double Value, [property: Id(2)] string Origin);
