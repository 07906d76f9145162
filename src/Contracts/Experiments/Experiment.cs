using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Experiments;

/// <summary>An experiment as clients read it. Times are milliseconds since the Unix epoch.</summary>
/// <param name="ExperimentId">Digits.</param>
/// <param name="Name">Unique in its workspace, deleted experiments included.</param>
/// <param name="ArtifactLocation">Root of the artifacts of its runs.</param>
/// <param name="LifecycleStage">Active, or deleted.</param>
/// <param name="CreationTime">When it was made.</param>
/// <param name="LastUpdateTime">When it last changed.</param>
/// <param name="Tags">Never default.</param>
[GenerateSerializer, Immutable, Alias("bayou.Experiment")]
public sealed record Experiment(
    [property: Id(0)] string ExperimentId,
    [property: Id(1)] string Name,
    [property: Id(2)] string ArtifactLocation,
    [property: Id(3)] LifecycleStage LifecycleStage,
    [property: Id(4)] long CreationTime,
    [property: Id(5)] long LastUpdateTime,
    [property: Id(6)] ImmutableArray<Tag> Tags);
