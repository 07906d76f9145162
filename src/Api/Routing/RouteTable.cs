using Bayou.Api.Requests;
using Bayou.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Routing;

/// <summary>All routes of the server. A route can't be added without the permission that it needs.</summary>
internal sealed class RouteTable
{
    /// <summary>Cap of a JSON body, bytes. MLflow's clients keep a log-batch under 1 MB.</summary>
    public const long DefaultMaxBodyBytes = 32L * 1024 * 1024;

    private readonly List<ApiRoute> _routes = [];

    /// <summary>What was added.</summary>
    public IReadOnlyList<ApiRoute> Routes => _routes;

    /// <summary>Adds a route that reads its fields from the query or a JSON body.</summary>
    /// <param name="method">GET, POST, PATCH or DELETE.</param>
    /// <param name="surface">The prefixes.</param>
    /// <param name="path">The path after the prefix.</param>
    /// <param name="permission">What a caller needs.</param>
    /// <param name="handler">Serves the call.</param>
    /// <param name="gate">The mode that switches it off.</param>
    /// <param name="maxBodyBytes">The largest body.</param>
    public void Add(
        string method,
        RouteSurface surface,
        string path,
        RoutePermission permission,
        Func<ApiCall, Task> handler,
        RouteGate gate = RouteGate.Tracking,
        long maxBodyBytes = DefaultMaxBodyBytes)
    {
        ArgumentNullException.ThrowIfNull(handler);
        AddRaw(method, surface, path, permission, http => CallAsync(http, handler, maxBodyBytes), gate, maxBodyBytes);
    }

    /// <summary>Adds a route that handles the request's body by itself.</summary>
    /// <param name="method">Any HTTP method.</param>
    /// <param name="surface">The prefixes.</param>
    /// <param name="path">The path after the prefix.</param>
    /// <param name="permission">What a caller needs.</param>
    /// <param name="handler">Serves the request.</param>
    /// <param name="gate">The mode that switches it off.</param>
    /// <param name="maxBodyBytes">The largest body; 0 for no cap.</param>
    /// <param name="errors">Tells errors in the route's own form; null for MLflow's.</param>
    public void AddRaw(
        string method,
        RouteSurface surface,
        string path,
        RoutePermission permission,
        RequestDelegate handler,
        RouteGate gate,
        long maxBodyBytes = DefaultMaxBodyBytes,
        ErrorWriter? errors = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(surface);
        ArgumentNullException.ThrowIfNull(permission);
        ArgumentNullException.ThrowIfNull(handler);
        _routes.Add(new ApiRoute(method, surface, path, permission, gate, maxBodyBytes, handler, errors));
    }

    private static async Task CallAsync(HttpContext http, Func<ApiCall, Task> handler, long maxBodyBytes)
    {
        using var request = await RequestReader.ReadAsync(http.Request, maxBodyBytes);
        await handler(new ApiCall(http, request.Fields, http.RequestServices.GetRequiredService<IGrainFactory>()));
    }
}
