using Bayou.Contracts.Metrics;

namespace Bayou.Contracts.LoggedModels;

/// <summary>An observation of a logged model, made by a run and perhaps on a dataset. Exact repeats are stored once.</summary>
/// <param name="Key">The metric's name.</param>
/// <param name="Point">What was observed.</param>
/// <param name="DatasetName">The dataset's name; null, as <paramref name="DatasetDigest"/> is then, when no dataset was named.</param>
/// <param name="DatasetDigest">The dataset's digest, or null.</param>
/// <param name="RunId">The run that logged it.</param>
[GenerateSerializer, Immutable, Alias("bayou.ModelMetric")]
public readonly record struct ModelMetric(
    [property: Id(0)] string Key,
    [property: Id(1)] MetricPoint Point,
    [property: Id(2)] string? DatasetName,
    [property: Id(3)] string? DatasetDigest,
    [property: Id(4)] string RunId);
