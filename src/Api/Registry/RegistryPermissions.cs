using Bayou.Api.Security;

namespace Bayou.Api.Registry;

/// <summary>What routes of the registry need, as in MLflow: taking away an alias or a version's tag is a deletion.</summary>
internal static class RegistryPermissions
{
    internal static RoutePermission Read { get; } = new(ResourceKind.RegisteredModel, PermissionAction.Read);

    internal static RoutePermission Create { get; } = new(ResourceKind.RegisteredModel, PermissionAction.Create);

    internal static RoutePermission Update { get; } = new(ResourceKind.RegisteredModel, PermissionAction.Update);

    internal static RoutePermission Delete { get; } = new(ResourceKind.RegisteredModel, PermissionAction.Delete);
}
