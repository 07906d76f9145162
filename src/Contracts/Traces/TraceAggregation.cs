namespace Bayou.Contracts.Traces;

/// <summary>One figure of a trace metric.</summary>
/// <param name="Kind">How to sum up.</param>
/// <param name="Percentile">For percentiles, 0 to 100.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceAggregation")]
public readonly record struct TraceAggregation([property: Id(0)] TraceAggregationKind Kind, [property: Id(1)] double Percentile);
