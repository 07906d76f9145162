using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Registry;

/// <summary>Asks for a new registered model; the grain's key names it.</summary>
/// <param name="Description">Null for none.</param>
/// <param name="Tags">May be empty; of equal keys the last counts.</param>
[GenerateSerializer, Immutable, Alias("bayou.CreateRegisteredModel")]
public sealed record CreateRegisteredModel([property: Id(0)] string? Description, [property: Id(1)] ImmutableArray<Tag> Tags);
