using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Traces;

/// <summary>What one experiment contributes to a row of a trace metric: enough to be merged with others' exactly.</summary>
/// <param name="Dimensions">Value for each dimension.</param>
/// <param name="Count">How many values.</param>
/// <param name="Values">The values themselves where a percentile is asked for, else one: their sum.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceMetricGroup")]
public sealed record TraceMetricGroup(
    [property: Id(0)] ImmutableArray<Tag> Dimensions,
    [property: Id(1)] long Count,
    [property: Id(2)] ImmutableArray<double> Values);
