namespace Bayou.Api.Security;

/// <summary>What a route does to a resource, in the steps of MLflow's permissions.</summary>
public enum PermissionAction
{
    /// <summary>Anyone may, also without being known.</summary>
    Anonymous,

    /// <summary>Looks without changing.</summary>
    Read,

    /// <summary>Makes a new resource.</summary>
    Create,

    /// <summary>Changes a resource.</summary>
    Update,

    /// <summary>Removes or restores a resource.</summary>
    Delete,
}
