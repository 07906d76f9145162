namespace Bayou.Contracts.Traces;

/// <summary>A figure.</summary>
/// <param name="Name">As MLflow names it.</param>
/// <param name="Value">The figure.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceMetricValue")]
public readonly record struct TraceMetricValue([property: Id(0)] string Name, [property: Id(1)] double Value);
