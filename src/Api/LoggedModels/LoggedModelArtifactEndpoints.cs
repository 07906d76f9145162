using Bayou.Api.Artifacts;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.LoggedModels;

/// <summary>The files of logged models: listing, and download for browsers.</summary>
internal static class LoggedModelArtifactEndpoints
{
    private static readonly RoutePermission s_read = new(ResourceKind.LoggedModel, PermissionAction.Read);

    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/logged-models/{model_id}/artifacts/directories", s_read, ListAsync);
        routes.AddRaw(
            HttpMethods.Get, RouteSurface.Ajax2, "/mlflow/logged-models/{model_id}/artifacts/files", s_read, GetAsync, RouteGate.Tracking);
    }

    private static async Task ListAsync(ApiCall call)
    {
        var directory = ArtifactListing.DirectoryOf(call.Fields.Text("artifact_directory_path"));
        var (uri, root) = await FindAsync(call.Http);
        var entries = await root.Store.ListAsync(root.Path.Append(directory), call.Aborted);
        await JsonResponse.SendAsync(call.Http, (uri, directory, entries), static (json, listing) =>
        {
            json.WriteString("root_uri"u8, listing.uri);
            ArtifactJson.WriteFiles(json, listing.entries, listing.directory);
        });
    }

    private static async Task GetAsync(HttpContext http)
    {
        if (http.Request.Query["artifact_file_path"].ToString() is not { Length: > 0 } file)
        {
            throw new BayouException(ErrorCode.BadRequest, "Request must include the \"artifact_file_path\" query parameter.");
        }

        var path = ArtifactPath.Parse(file);
        var (_, root) = await FindAsync(http);
        await ArtifactDownload.SendAsync(http, root.Store, root.Path.Append(path), shownPath: path);
    }

    /// <summary>The model's artifact URI as it is stored, and the place that it means. A deleted model has none, as in MLflow.</summary>
    private static async Task<(string Uri, ArtifactRoot Root)> FindAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var modelId = LoggedModelIds.OfRoute(http);
        var info = await LoggedModelIds.Grain(services.GetRequiredService<IGrainFactory>(), modelId).GetInfoAsync(http.RequestAborted);
        if (info.LifecycleStage == LifecycleStage.Deleted)
        {
            throw LoggedModelIds.NotFound(modelId);
        }

        var root = services.GetRequiredService<IArtifactRoots>().Resolve(info.ArtifactUri);
        return root.IsProxied && !services.GetRequiredService<ApiServerOptions>().ServeArtifacts
            ? throw BayouException.InvalidParameter(
                $"The artifacts of logged model '{modelId}' are at '{info.ArtifactUri}', and this server runs with `--no-serve-artifacts`. "
                + "Run it with `--serve-artifacts`.")
            : (info.ArtifactUri, root);
    }
}
