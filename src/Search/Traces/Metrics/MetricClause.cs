namespace Bayou.Search.Traces.Metrics;

/// <summary>A clause of a metric's filter: a text that must be equal to a value.</summary>
/// <param name="Entity">Whose text.</param>
/// <param name="Key">Which text; of tags and metadata the key.</param>
/// <param name="Value">The value.</param>
internal sealed record MetricClause(MetricEntity Entity, string Key, string Value);
