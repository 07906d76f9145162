using Bayou.Api.Security;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Routing;

/// <summary>One declared route.</summary>
/// <param name="Method">GET, POST, PUT, PATCH or DELETE; a GET route serves HEAD too.</param>
/// <param name="Surface">The prefixes under which it is served.</param>
/// <param name="Path">The path after the prefix, an ASP.NET route template.</param>
/// <param name="Permission">What a caller needs.</param>
/// <param name="Gate">The mode that switches it off.</param>
/// <param name="MaxBodyBytes">The largest body that it takes; 0 for no cap.</param>
/// <param name="Handler">Serves the request.</param>
/// <param name="Errors">Tells errors in the route's own form; null for MLflow's.</param>
internal sealed record ApiRoute(
    string Method,
    RouteSurface Surface,
    string Path,
    RoutePermission Permission,
    RouteGate Gate,
    long MaxBodyBytes,
    RequestDelegate Handler,
    ErrorWriter? Errors)
{
    /// <summary>All path templates of the route.</summary>
    public IEnumerable<string> Templates => Surface.Prefixes.Select(prefix => prefix + Path);
}
