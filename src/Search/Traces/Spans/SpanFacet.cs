using Bayou.Contracts.Traces;

namespace Bayou.Search.Traces.Spans;

/// <summary>What filters and dimensions see of a span without its content; many spans share one.</summary>
/// <param name="Name">The span's name.</param>
/// <param name="Type">MLflow's span type, or null.</param>
/// <param name="Status">The status.</param>
/// <param name="Model">The model called, or null.</param>
/// <param name="Provider">Who runs it, or null.</param>
internal sealed record SpanFacet(string Name, string? Type, SpanStatus Status, string? Model, string? Provider);
