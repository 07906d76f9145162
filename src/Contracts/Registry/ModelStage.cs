namespace Bayou.Contracts.Registry;

/// <summary>Where a model version stands on its way into use.</summary>
[GenerateSerializer, Alias("bayou.ModelStage")]
public enum ModelStage
{
    /// <summary><c>None</c>; every version starts here.</summary>
    None = 0,

    /// <summary><c>Staging</c>.</summary>
    Staging = 1,

    /// <summary><c>Production</c>.</summary>
    Production = 2,

    /// <summary><c>Archived</c>.</summary>
    Archived = 3,
}
