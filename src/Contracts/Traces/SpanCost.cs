namespace Bayou.Contracts.Traces;

/// <summary>What a call of a model cost, in US dollars.</summary>
/// <param name="Input">The input's share.</param>
/// <param name="Output">The output's share.</param>
/// <param name="Total">All of it.</param>
[GenerateSerializer, Immutable, Alias("bayou.SpanCost")]
public sealed record SpanCost([property: Id(0)] double Input, [property: Id(1)] double Output, [property: Id(2)] double Total);
