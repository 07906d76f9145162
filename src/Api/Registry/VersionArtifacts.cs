using Bayou.Api.Artifacts;
using Bayou.Api.Routing;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Registry;

/// <summary>Finds the artifacts of model versions.</summary>
internal static class VersionArtifacts
{
    private const string RunsScheme = "runs:/";

    /// <summary>The place that a version's storage location means; checked here again, whatever was accepted when the version was made.</summary>
    /// <exception cref="BayouException">It means no place that this server reads.</exception>
    internal static async Task<ArtifactRoot> FindAsync(HttpContext http, string location)
    {
        var services = http.RequestServices;
        var below = ArtifactPath.Root;
        if (location.StartsWith(RunsScheme, StringComparison.OrdinalIgnoreCase))
        {
            var parts = location[RunsScheme.Length..].TrimStart('/').Split('/', 2);
            below = parts is [_, { Length: > 0 } rest] ? ArtifactPath.Parse(rest.TrimEnd('/')) : ArtifactPath.Root;
            location = await services.GetRequiredService<IRunLocations>().GetArtifactUriAsync(parts[0], http.RequestAborted);
        }

        var root = services.GetRequiredService<IArtifactRoots>().Resolve(location);
        return root.IsProxied && !services.GetRequiredService<ApiServerOptions>().ServeArtifacts
            ? throw BayouException.InvalidParameter(
                $"The artifacts of the version are at '{location}', and this server runs with `--no-serve-artifacts`. Run it with `--serve-artifacts`.")
            : root with { Path = root.Path.Append(below) };
    }
}
