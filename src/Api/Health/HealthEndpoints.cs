using Bayou.Api.Health.Exposition;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Health;

/// <summary>Whether the server lives, whether it serves, which version of MLflow it speaks, and its own metrics.</summary>
internal static class HealthEndpoints
{
    /// <summary>
    /// The version of MLflow whose API is served. Its clients compare it before they use a newer part: below 3.4 they send no spans to
    /// <c>/v1/traces</c>. It must not be later than what is served.
    /// </summary>
    private const string MlflowVersion = "3.11.1";

    private static readonly RoutePermission s_readServer = new(ResourceKind.Server, PermissionAction.Read);

    internal static void Declare(RouteTable routes)
    {
        Get("/health", RoutePermission.Anonymous, static http => TextAsync(http, "OK"));
        Get("/version", RoutePermission.Anonymous, static http => TextAsync(http, MlflowVersion));
        Get("/ready", RoutePermission.Anonymous, ReadyAsync);
        Get("/metrics", s_readServer, MetricsAsync);

        void Get(string path, RoutePermission permission, RequestDelegate handler) =>
            routes.AddRaw(HttpMethods.Get, RouteSurface.Root, path, permission, handler, RouteGate.None);
    }

    private static async Task ReadyAsync(HttpContext http)
    {
        var obstacle = await http.RequestServices.GetRequiredService<IReadiness>().FindObstacleAsync(http.RequestAborted);
        await (obstacle is null ? TextAsync(http, "OK") : ErrorBody.SendAsync(http, ErrorCode.TemporarilyUnavailable, obstacle));
    }

    private static Task MetricsAsync(HttpContext http)
    {
        var text = http.RequestServices.GetRequiredService<MetricsCollector>().Collect();
        http.Response.ContentType = PrometheusText.ContentType;
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    private static Task TextAsync(HttpContext http, string text)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
