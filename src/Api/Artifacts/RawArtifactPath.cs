using Bayou.Api.Routing;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Artifacts;

/// <summary>
/// Takes the artifact path of a request from the request line as it came. The path that ASP.NET routes by is no use here:
/// some escapes are decoded in it and others not, and dot segments are already resolved. It only picked the endpoint; if
/// the request line, read plainly, does not lead to the same endpoint, the path is refused.
/// </summary>
internal static class RawArtifactPath
{
    /// <param name="http">The request.</param>
    /// <param name="route">The route up to the artifact path, with its slashes, such as <c>/mlflow-artifacts/artifacts/</c>.</param>
    /// <param name="allowTrailingSlash">Whether one slash may follow the path, as clients put after a directory.</param>
    internal static ArtifactPath Read(HttpContext http, string route, bool allowTrailingSlash = false)
    {
        var path = PathOf(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var prefix = http.Request.PathBase + http.RequestServices.GetRequiredService<ApiServerOptions>().StaticPrefix;
        foreach (var surface in RouteSurface.Api2.Prefixes)
        {
            var start = prefix + surface + route;
            if (path.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                var relative = path[start.Length..];
                var drop = allowTrailingSlash && relative.Length > 1 && relative.EndsWith('/') ? 1 : 0;
                return ArtifactPath.ParseEscaped(relative[..^drop]);
            }
        }

        throw BayouException.InvalidParameter("Invalid path: it must not be changed by resolving dot segments or escapes of the URL.");
    }

    /// <summary>The path of a request target: in origin form, <c>/path?query</c>, or absolute form, <c>http://host/path?query</c>.</summary>
    private static string PathOf(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        var authority = path.StartsWith('/') ? -1 : path.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0)
        {
            return path;
        }

        var slash = path.IndexOf('/', authority + "://".Length);
        return slash < 0 ? "/" : path[slash..];
    }
}
