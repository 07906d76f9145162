namespace Bayou.Contracts.Names;

/// <summary>A tag of an experiment, run or input: a key with a text that may change.</summary>
/// <param name="Key">Unique inside its owner.</param>
/// <param name="Value">May be empty.</param>
[GenerateSerializer, Immutable, Alias("bayou.Tag")]
public readonly record struct Tag([property: Id(0)] string Key, [property: Id(1)] string Value);
