using Bayou.Contracts.Names;

namespace Bayou.Contracts.LoggedModels;

/// <summary>The head of a logged model. Times are milliseconds since the Unix epoch.</summary>
/// <param name="ModelId"><c>m-</c> and 32 hex digits.</param>
/// <param name="ExperimentId">The experiment that holds it.</param>
/// <param name="Name">Shown to people; need not be unique.</param>
/// <param name="ArtifactUri">Where its files live.</param>
/// <param name="CreationTime">When it was made.</param>
/// <param name="LastUpdateTime">When its status or life-cycle stage last changed; params, tags and metrics don't count, as in MLflow.</param>
/// <param name="Status">Its state.</param>
/// <param name="ModelType">As sent; may be empty.</param>
/// <param name="SourceRunId">The run that made it, as sent; may be empty.</param>
/// <param name="LifecycleStage">Active, or deleted.</param>
[GenerateSerializer, Immutable, Alias("bayou.LoggedModelInfo")]
public sealed record LoggedModelInfo(
    [property: Id(0)] string ModelId,
    [property: Id(1)] string ExperimentId,
    [property: Id(2)] string Name,
    [property: Id(3)] string ArtifactUri,
    [property: Id(4)] long CreationTime,
    [property: Id(5)] long LastUpdateTime,
    [property: Id(6)] LoggedModelStatus Status,
    [property: Id(7)] string ModelType,
    [property: Id(8)] string SourceRunId,
    [property: Id(9)] LifecycleStage LifecycleStage);
