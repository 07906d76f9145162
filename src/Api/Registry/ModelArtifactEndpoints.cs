using Bayou.Api.Artifacts;
using Bayou.Api.Requests;
using Bayou.Api.Routing;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Registry;

/// <summary>Downloads of a version's artifacts, which is what the UI uses.</summary>
internal static class ModelArtifactEndpoints
{
    private const string RunsScheme = "runs:/";

    internal static void Declare(RouteTable routes) => routes.AddRaw(
        HttpMethods.Get, RouteSurface.Root, "/model-versions/get-artifact", RegistryPermissions.Read, GetAsync, RouteGate.Tracking);

    private static async Task GetAsync(HttpContext http)
    {
        var path = ArtifactPath.Parse(Required(http, "path"));
        var name = ModelNames.Check(Required(http, "name"), "name");
        var number = ModelVersions.Parse(name, Required(http, "version"));
        var grains = http.RequestServices.GetRequiredService<IGrainFactory>();
        var version = await ModelNames.Grain(grains, name).GetVersionAsync(number, http.RequestAborted);
        var root = await FindAsync(http, version.Head.StorageLocation);
        await ArtifactDownload.SendAsync(http, root.Store, root.Path.Append(path), shownPath: path);
    }

    private static string Required(HttpContext http, string field) =>
        http.Request.Query[field].ToString() is { Length: > 0 } value ? value : throw RequestErrors.Missing(field);

    /// <summary>The place that a location means; checked here again, whatever was accepted when the version was made.</summary>
    private static async Task<ArtifactRoot> FindAsync(HttpContext http, string location)
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
