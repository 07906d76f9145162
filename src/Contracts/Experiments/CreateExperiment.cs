using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Experiments;

/// <summary>Asks for a new experiment.</summary>
/// <param name="Name">Unique in the workspace, deleted experiments included.</param>
/// <param name="ArtifactLocation">Root of its artifacts, or null for one under the server's default root.</param>
/// <param name="Tags">May be empty; of equal keys the last counts.</param>
[GenerateSerializer, Immutable, Alias("bayou.CreateExperiment")]
public sealed record CreateExperiment(
    [property: Id(0)] string Name,
    [property: Id(1)] string? ArtifactLocation,
    [property: Id(2)] ImmutableArray<Tag> Tags);
