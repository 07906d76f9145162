namespace Bayou.Contracts.Metrics;

/// <summary>One observation of one metric.</summary>
/// <param name="Value">
/// As logged. NaN stays NaN; positive and negative infinity are stored as the largest finite doubles, as MLflow does.
/// </param>
/// <param name="Timestamp">Milliseconds since the Unix epoch, not negative.</param>
/// <param name="Step">May be negative.</param>
[GenerateSerializer, Immutable, Alias("bayou.MetricPoint")]
public readonly record struct MetricPoint([property: Id(0)] double Value, [property: Id(1)] long Timestamp, [property: Id(2)] long Step);
