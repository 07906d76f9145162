namespace Bayou.Contracts.Registry;

/// <summary>A name that points to one version of a registered model and can be moved to another.</summary>
/// <param name="Alias">Unique inside its model.</param>
/// <param name="Version">The version's number.</param>
[GenerateSerializer, Immutable, Alias("bayou.ModelAlias")]
public readonly record struct ModelAlias([property: Id(0)] string Alias, [property: Id(1)] int Version);
