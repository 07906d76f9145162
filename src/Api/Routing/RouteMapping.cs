using Bayou.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Bayou.Api.Routing;

/// <summary>Registers the declared routes with ASP.NET: gate, permission, body cap, then the handler.</summary>
internal static class RouteMapping
{
    internal static void Map(IEndpointRouteBuilder endpoints, RouteTable table, ApiServerOptions options, IRouteAuthorizer authorizer)
    {
        foreach (var route in table.Routes)
        {
            string[] methods = route.Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [route.Method];
            var handler = Guarded(route, options, authorizer);
            foreach (var template in route.Templates)
            {
                endpoints.MapMethods(options.StaticPrefix + template, methods, handler).WithMetadata(route);
                if (options.StaticPrefix.Length > 0 && route.Surface.IsServedUnprefixed)
                {
                    endpoints.MapMethods(template, methods, handler).WithMetadata(route);
                }
            }
        }
    }

    private static RequestDelegate Guarded(ApiRoute route, ApiServerOptions options, IRouteAuthorizer authorizer)
    {
        if (route.Gate == RouteGate.Tracking && options.ArtifactsOnly)
        {
            return http => GateAsync(http, $"Endpoint: {route.Path} disabled due to the server running in `--artifacts-only` mode.");
        }

        if (route.Gate == RouteGate.ArtifactProxy && !options.ServeArtifacts)
        {
            return http => GateAsync(http, $"Endpoint: {route.Path} disabled due to the server running with `--no-serve-artifacts`. To enable artifacts server functionality, run `bayou server` with `--serve-artifacts`.");
        }

        return http =>
        {
            var authorized = authorizer.AuthorizeAsync(http, route.Permission);
            return authorized.IsCompletedSuccessfully ? ServeAsync(http, route) : ServeWhenAsync(authorized.AsTask(), http, route);
        };
    }

    private static async Task ServeWhenAsync(Task authorized, HttpContext http, ApiRoute route)
    {
        await authorized;
        await ServeAsync(http, route);
    }

    private static Task ServeAsync(HttpContext http, ApiRoute route)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize)
        {
            bodySize.MaxRequestBodySize = route.MaxBodyBytes > 0 ? route.MaxBodyBytes : null;
        }

        return route.Handler(http);
    }

    private static Task GateAsync(HttpContext http, string message)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(message, http.RequestAborted);
    }
}
