using Bayou.Api.Security;

namespace Bayou.Api.Registry.Policies;

/// <summary>
/// What the routes of policies need. Changing a policy is not changing the model: whoever a policy guards against may well do the latter. Trying
/// a version tells of its metrics and files what setting an alias tells, and needs the same.
/// </summary>
internal static class PolicyPermissions
{
    internal static RoutePermission Change { get; } = new(ResourceKind.ModelPolicy, PermissionAction.Update);

    internal static RoutePermission Delete { get; } = new(ResourceKind.ModelPolicy, PermissionAction.Delete);

    internal static RoutePermission Approve { get; } = new(ResourceKind.ModelApproval, PermissionAction.Create);

    internal static RoutePermission Withdraw { get; } = new(ResourceKind.ModelApproval, PermissionAction.Delete);
}
