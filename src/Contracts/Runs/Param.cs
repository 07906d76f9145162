namespace Bayou.Contracts.Runs;

/// <summary>A parameter of a run: written once, never changed.</summary>
/// <param name="Key">Unique inside its run.</param>
/// <param name="Value">May be empty.</param>
[GenerateSerializer, Immutable, Alias("bayou.Param")]
public readonly record struct Param([property: Id(0)] string Key, [property: Id(1)] string Value);
