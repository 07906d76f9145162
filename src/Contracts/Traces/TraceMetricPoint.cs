using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Traces;

/// <summary>One row of a trace metric.</summary>
/// <param name="Dimensions">Value for each dimension, <c>time_bucket</c> among them where buckets were asked for.</param>
/// <param name="Values">Figures by the names that MLflow gives them: <c>COUNT</c>, <c>SUM</c>, <c>AVG</c>, <c>P95.0</c>.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceMetricPoint")]
public sealed record TraceMetricPoint([property: Id(0)] ImmutableArray<Tag> Dimensions, [property: Id(1)] ImmutableArray<TraceMetricValue> Values);
