using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Security;

/// <summary>Decides whether a caller may use a route.</summary>
public interface IRouteAuthorizer
{
    /// <summary>Returns when the caller may go on.</summary>
    /// <param name="http">The request.</param>
    /// <param name="permission">What the route needs.</param>
    /// <exception cref="Contracts.Errors.BayouException">UNAUTHENTICATED or PERMISSION_DENIED.</exception>
    ValueTask AuthorizeAsync(HttpContext http, RoutePermission permission);
}
