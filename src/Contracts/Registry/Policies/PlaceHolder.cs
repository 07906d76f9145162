namespace Bayou.Contracts.Registry.Policies;

/// <summary>The version that holds a guarded place, or the last one that did.</summary>
/// <param name="Place">The place.</param>
/// <param name="Origin">The version.</param>
[GenerateSerializer, Immutable, Alias("bayou.PlaceHolder")]
public sealed record PlaceHolder([property: Id(0)] VersionPlace Place, [property: Id(1)] VersionOrigin Origin);
