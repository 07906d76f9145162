namespace Bayou.Contracts.Metrics;

/// <summary>Asks for a page of a metric's history.</summary>
/// <param name="Key">The metric's name.</param>
/// <param name="After">The last point of the previous page, or null for the first page.</param>
/// <param name="MaxResults">At least 1.</param>
[GenerateSerializer, Immutable, Alias("bayou.MetricHistoryQuery")]
public sealed record MetricHistoryQuery(
    [property: Id(0)] string Key,
    [property: Id(1)] MetricPoint? After,
    [property: Id(2)] int MaxResults);
