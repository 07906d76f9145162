using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Health;

/// <summary>Whether the server lives, and which version it is.</summary>
internal static class HealthEndpoints
{
    internal static void Declare(RouteTable routes, ApiServerOptions options)
    {
        routes.AddRaw(HttpMethods.Get, RouteSurface.Root, "/health", RoutePermission.Anonymous, http => TextAsync(http, "OK"), RouteGate.None);
        routes.AddRaw(HttpMethods.Get, RouteSurface.Root, "/version", RoutePermission.Anonymous, http => TextAsync(http, options.Version), RouteGate.None);
    }

    private static Task TextAsync(HttpContext http, string text)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
