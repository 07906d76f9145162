namespace Bayou.Contracts.Registry.Policies;

/// <summary>A tag that a version must have.</summary>
/// <param name="Key">The tag's key.</param>
/// <param name="Value">The value that it must have; null for any.</param>
[GenerateSerializer, Immutable, Alias("bayou.TagRule")]
public readonly record struct TagRule([property: Id(0)] string Key, [property: Id(1)] string? Value);
