namespace Bayou.Contracts.Names;

/// <summary>Whether an experiment or run is in use or in the trash.</summary>
[GenerateSerializer, Alias("bayou.LifecycleStage")]
public enum LifecycleStage
{
    /// <summary>In use; <c>active</c> on the wire.</summary>
    Active = 0,

    /// <summary>Soft-deleted; <c>deleted</c> on the wire. It can be restored.</summary>
    Deleted = 1,
}
