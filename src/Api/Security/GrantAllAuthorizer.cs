using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Security;

/// <summary>Access control is off: everyone may do everything.</summary>
public sealed class GrantAllAuthorizer : IRouteAuthorizer
{
    /// <inheritdoc />
    public ValueTask AuthorizeAsync(HttpContext http, RoutePermission permission) => ValueTask.CompletedTask;
}
