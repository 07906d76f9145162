using System.Collections.Immutable;

namespace Bayou.Contracts.Metrics;

/// <summary>Asks for one metric of several runs, sampled to a number of steps that all runs share.</summary>
/// <param name="RunIds">1 to <see cref="Limits.BulkHistoryRuns"/>, in the order of the answer.</param>
/// <param name="Key">The metric's name.</param>
/// <param name="StartStep">First step, or null (then <paramref name="EndStep"/> is null too).</param>
/// <param name="EndStep">Last step, or null.</param>
/// <param name="MaxSteps">1 to <see cref="Limits.SampledSteps"/>.</param>
[GenerateSerializer, Immutable, Alias("bayou.SampledHistoryQuery")]
public sealed record SampledHistoryQuery(
    [property: Id(0)] ImmutableArray<string> RunIds,
    [property: Id(1)] string Key,
    [property: Id(2)] long? StartStep,
    [property: Id(3)] long? EndStep,
    [property: Id(4)] int MaxSteps);
