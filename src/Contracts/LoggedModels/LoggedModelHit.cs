using System.Collections.Immutable;
using Bayou.Contracts.Runs;

namespace Bayou.Contracts.LoggedModels;

/// <summary>A logged model that a search found, with the key by which pages of several experiments are merged.</summary>
/// <param name="Model">The model.</param>
/// <param name="SortKey">One value per ordering clause, then the creation time unless it is among them; the model id breaks ties.</param>
[GenerateSerializer, Immutable, Alias("bayou.LoggedModelHit")]
public sealed record LoggedModelHit([property: Id(0)] LoggedModel Model, [property: Id(1)] ImmutableArray<SortValue> SortKey);
