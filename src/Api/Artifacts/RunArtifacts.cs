using Bayou.Api.Routing;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Artifacts;

/// <summary>Finds the artifacts of a run.</summary>
internal static class RunArtifacts
{
    /// <summary>The run's artifact URI as it is stored, and the place that it means.</summary>
    internal static async Task<(string Uri, ArtifactRoot Root)> FindAsync(HttpContext http, string runId)
    {
        var services = http.RequestServices;
        var uri = await services.GetRequiredService<IRunLocations>().GetArtifactUriAsync(runId, http.RequestAborted);
        var root = services.GetRequiredService<IArtifactRoots>().Resolve(uri);
        return root.IsProxied && !services.GetRequiredService<ApiServerOptions>().ServeArtifacts
            ? throw BayouException.InvalidParameter(
                $"The artifacts of run '{runId}' are at '{uri}', and this server runs with `--no-serve-artifacts`. "
                + "Run it with `--serve-artifacts`.")
            : (uri, root);
    }
}
