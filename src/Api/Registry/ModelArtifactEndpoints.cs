using Bayou.Api.Artifacts;
using Bayou.Api.Requests;
using Bayou.Api.Routing;
using Bayou.Contracts.Artifacts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Registry;

/// <summary>Downloads of a version's artifacts, which is what the UI uses.</summary>
internal static class ModelArtifactEndpoints
{
    internal static void Declare(RouteTable routes) => routes.AddRaw(
        HttpMethods.Get, RouteSurface.Root, "/model-versions/get-artifact", RegistryPermissions.Read, GetAsync, RouteGate.Tracking);

    private static async Task GetAsync(HttpContext http)
    {
        var path = ArtifactPath.Parse(Required(http, "path"));
        var name = ModelNames.Check(Required(http, "name"), "name");
        var number = ModelVersions.Parse(name, Required(http, "version"));
        var grains = http.RequestServices.GetRequiredService<IGrainFactory>();
        var version = await ModelNames.Grain(grains, name).GetVersionAsync(number, http.RequestAborted);
        var root = await VersionArtifacts.FindAsync(http, version.Head.StorageLocation);
        await ArtifactDownload.SendAsync(http, root.Store, root.Path.Append(path), shownPath: path);
    }

    private static string Required(HttpContext http, string field) =>
        http.Request.Query[field].ToString() is { Length: > 0 } value ? value : throw RequestErrors.Missing(field);
}
