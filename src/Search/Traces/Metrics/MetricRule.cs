using System.Collections.Immutable;
using Bayou.Contracts.Traces;

namespace Bayou.Search.Traces.Metrics;

/// <summary>What a metric allows.</summary>
/// <param name="Aggregations">The kinds of figures.</param>
/// <param name="Dimensions">What it may be grouped by, besides time buckets.</param>
internal sealed record MetricRule(ImmutableArray<TraceAggregationKind> Aggregations, ImmutableArray<string> Dimensions);
