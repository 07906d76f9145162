using System.Collections.Immutable;

namespace Bayou.Contracts.Runs;

/// <summary>A run that a search found, with the key by which pages of several experiments are merged.</summary>
/// <param name="Run">The run, projected as asked.</param>
/// <param name="SortKey">One value per ordering clause before any that names the run id, then start time unless it is among them; the run id breaks ties.</param>
[GenerateSerializer, Immutable, Alias("bayou.RunHit")]
public sealed record RunHit([property: Id(0)] Run Run, [property: Id(1)] ImmutableArray<SortValue> SortKey);
