using Bayou.Contracts.Names;

namespace Bayou.Grains.Experiments;

/// <summary>An experiment without its tags. Times are milliseconds since the Unix epoch.</summary>
/// <param name="Workspace">The workspace whose catalog holds its name.</param>
/// <param name="Name">Its name.</param>
/// <param name="ArtifactLocation">Root of its runs' artifacts.</param>
/// <param name="LifecycleStage">Active, or deleted.</param>
/// <param name="CreationTime">When it was made.</param>
/// <param name="LastUpdateTime">When it last changed.</param>
/// <param name="RunsPending">Whether runs must still be told of the last change of the life cycle.</param>
internal sealed record ExperimentHead(
    string Workspace,
    string Name,
    string ArtifactLocation,
    LifecycleStage LifecycleStage,
    long CreationTime,
    long LastUpdateTime,
    bool RunsPending);
