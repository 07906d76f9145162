namespace Bayou.Contracts.Names;

/// <summary>Wire names of life-cycle stages, and which of them a view shows.</summary>
public static class LifecycleStages
{
    /// <summary>The name on the wire.</summary>
    /// <param name="stage">The stage.</param>
    public static string WireName(this LifecycleStage stage) => stage == LifecycleStage.Active ? "active" : "deleted";

    /// <summary>Whether a view shows things of a stage.</summary>
    /// <param name="view">The view asked for.</param>
    /// <param name="stage">The thing's stage.</param>
    public static bool Shows(this ViewType view, LifecycleStage stage) => view switch
    {
        ViewType.ActiveOnly => stage == LifecycleStage.Active,
        ViewType.DeletedOnly => stage == LifecycleStage.Deleted,
        _ => true,
    };
}
