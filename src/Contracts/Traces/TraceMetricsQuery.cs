using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>Asks for a metric over the traces, spans or assessments of experiments (MLflow's traces/metrics).</summary>
/// <param name="ExperimentIds">Experiments to look in.</param>
/// <param name="View">What it counts.</param>
/// <param name="Metric">The metric's name, such as <c>latency</c>.</param>
/// <param name="Aggregations">Figures wanted.</param>
/// <param name="Dimensions">What to group by, such as <c>trace_name</c>.</param>
/// <param name="Filters">Clauses that all must hold.</param>
/// <param name="IntervalSeconds">Width of time buckets, or null for none.</param>
/// <param name="StartTime">First request time in ms, or null.</param>
/// <param name="EndTime">Last request time in ms, inclusive, or null.</param>
/// <param name="MaxResults">Rows at most.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceMetricsQuery")]
public sealed record TraceMetricsQuery(
    [property: Id(0)] ImmutableArray<string> ExperimentIds,
    [property: Id(1)] TraceMetricsView View,
    [property: Id(2)] string Metric,
    [property: Id(3)] ImmutableArray<TraceAggregation> Aggregations,
    [property: Id(4)] ImmutableArray<string> Dimensions,
    [property: Id(5)] ImmutableArray<string> Filters,
    [property: Id(6)] long? IntervalSeconds,
    [property: Id(7)] long? StartTime,
    [property: Id(8)] long? EndTime,
    [property: Id(9)] int MaxResults);
