namespace Bayou.Contracts.Names;

/// <summary>Which life-cycle stages a search shows, with the numbers of MLflow's protos.</summary>
[GenerateSerializer, Alias("bayou.ViewType")]
public enum ViewType
{
    /// <summary>ACTIVE_ONLY.</summary>
    ActiveOnly = 1,

    /// <summary>DELETED_ONLY.</summary>
    DeletedOnly = 2,

    /// <summary>ALL.</summary>
    All = 3,
}
