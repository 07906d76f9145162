using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Artifacts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Artifacts;

/// <summary>The artifact proxy: what clients call for <c>mlflow-artifacts:</c> locations. Paths are those of the destination.</summary>
internal static class ProxyEndpoints
{
    private const string Artifacts = "/mlflow-artifacts/artifacts";
    private const string OneArtifact = Artifacts + "/{**artifactPath}";
    private const string BeforePath = Artifacts + "/";

    internal static void Declare(RouteTable routes)
    {
        const RouteGate Gate = RouteGate.ArtifactProxy;
        routes.Add(HttpMethods.Get, RouteSurface.Api2, Artifacts, On(PermissionAction.Read), ListAsync, Gate);
        routes.AddRaw(HttpMethods.Get, RouteSurface.Api2, OneArtifact, On(PermissionAction.Read), GetAsync, Gate);
        routes.AddRaw(HttpMethods.Put, RouteSurface.Api2, OneArtifact, On(PermissionAction.Update), PutAsync, Gate, ArtifactUpload.NoBodyCap);
        routes.AddRaw(HttpMethods.Delete, RouteSurface.Api2, OneArtifact, On(PermissionAction.Delete), DeleteAsync, Gate);
    }

    private static RoutePermission On(PermissionAction action) => new(ResourceKind.Artifact, action);

    private static async Task ListAsync(ApiCall call)
    {
        var directory = ArtifactListing.DirectoryOf(call.Fields.Text("path"));
        var entries = await StoreOf(call.Http).ListAsync(directory, call.Aborted);
        await JsonResponse.SendAsync(call.Http, entries, static (json, files) => ArtifactJson.WriteFiles(json, files, ArtifactPath.Root));
    }

    private static Task GetAsync(HttpContext http)
    {
        var path = RawArtifactPath.Read(http, BeforePath);
        return ArtifactDownload.SendAsync(http, StoreOf(http), path, shownPath: path);
    }

    private static async Task PutAsync(HttpContext http)
    {
        await ArtifactUpload.PutAsync(http, RawArtifactPath.Read(http, BeforePath));
        await JsonResponse.EmptyAsync(http);
    }

    private static async Task DeleteAsync(HttpContext http)
    {
        await StoreOf(http).DeleteAsync(RawArtifactPath.Read(http, BeforePath, allowTrailingSlash: true), http.RequestAborted);
        await JsonResponse.EmptyAsync(http);
    }

    private static IArtifactStore StoreOf(HttpContext http) => http.RequestServices.GetRequiredService<IArtifactStore>();
}
