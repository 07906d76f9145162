namespace Bayou.Api.Security;

/// <summary>The permission that a route needs. Every route declares one; there is no default.</summary>
/// <param name="Resource">What the route touches.</param>
/// <param name="Action">What it does to it.</param>
public sealed record RoutePermission(ResourceKind Resource, PermissionAction Action)
{
    /// <summary>For routes that anyone may call, such as the health check.</summary>
    public static RoutePermission Anonymous { get; } = new(ResourceKind.Server, PermissionAction.Anonymous);
}
