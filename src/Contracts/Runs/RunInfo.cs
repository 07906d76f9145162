using Bayou.Contracts.Names;

namespace Bayou.Contracts.Runs;

/// <summary>The head of a run. Times are milliseconds since the Unix epoch.</summary>
/// <param name="RunId">32 hex digits for runs made here; others as they were.</param>
/// <param name="ExperimentId">The experiment that holds the run.</param>
/// <param name="RunName">Shown to people; follows the tag <c>mlflow.runName</c>.</param>
/// <param name="UserId">As the client sent it; may be empty.</param>
/// <param name="Status">The run's state.</param>
/// <param name="StartTime">As the client sent it, else 0.</param>
/// <param name="EndTime">Null until a client sets it.</param>
/// <param name="ArtifactUri">Where the run's artifacts live.</param>
/// <param name="LifecycleStage">Active, or deleted.</param>
[GenerateSerializer, Immutable, Alias("bayou.RunInfo")]
public sealed record RunInfo(
    [property: Id(0)] string RunId,
    [property: Id(1)] string ExperimentId,
    [property: Id(2)] string RunName,
    [property: Id(3)] string UserId,
    [property: Id(4)] RunStatus Status,
    [property: Id(5)] long StartTime,
    [property: Id(6)] long? EndTime,
    [property: Id(7)] string ArtifactUri,
    [property: Id(8)] LifecycleStage LifecycleStage);
