using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Artifacts;

/// <summary>Artifacts by run: what the UI and clients without an artifact repository of their own use.</summary>
internal static class RunArtifactEndpoints
{
    private static readonly RoutePermission s_read = new(ResourceKind.Artifact, PermissionAction.Read);
    private static readonly RoutePermission s_update = new(ResourceKind.Artifact, PermissionAction.Update);

    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/artifacts/list", s_read, ListAsync);
        routes.AddRaw(HttpMethods.Get, RouteSurface.Root, "/get-artifact", s_read, GetAsync, RouteGate.None);
        routes.AddRaw(
            HttpMethods.Post, RouteSurface.Ajax2, "/mlflow/upload-artifact", s_update, UploadAsync, RouteGate.None, ArtifactUpload.NoBodyCap);
    }

    private static async Task ListAsync(ApiCall call)
    {
        var directory = ArtifactListing.DirectoryOf(call.Fields.Text("path"));
        var (uri, root) = await RunArtifacts.FindAsync(call.Http, RunIdOf(call.Fields));
        var entries = await root.Store.ListAsync(root.Path.Append(directory), call.Aborted);
        await JsonResponse.SendAsync(call.Http, (uri, directory, entries), static (json, listing) =>
        {
            json.WriteString("root_uri"u8, listing.uri);
            ArtifactJson.WriteFiles(json, listing.entries, listing.directory);
        });
    }

    private static async Task GetAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var runId = query["run_id"].ToString() is { Length: > 0 } given ? given : query["run_uuid"].ToString();
        var path = ArtifactPath.Parse(Required(query["path"].ToString(), "path"));
        var (_, root) = await RunArtifacts.FindAsync(http, Required(runId, "run_id"));
        await ArtifactDownload.SendAsync(http, root.Store, root.Path.Append(path), shownPath: path);
    }

    private static async Task UploadAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var runId = Specified(query["run_uuid"].ToString(), "run_uuid");
        var path = ArtifactPath.Parse(Specified(query["path"].ToString(), "path"));
        ArtifactUpload.CapBrowserUpload(http);
        await ArtifactUpload.RefuseEmptyAsync(http);
        var (_, root) = await RunArtifacts.FindAsync(http, runId);
        await root.Store.WriteAsync(root.Path.Append(path), http.Request.BodyReader, http.RequestAborted);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = 0;
    }

    private static string RunIdOf(ObjectFields fields) =>
        fields.Text("run_id") is { Length: > 0 } runId ? runId : Required(fields.Text("run_uuid") ?? "", "run_id");

    private static string Required(string value, string name) => value.Length > 0 ? value : throw RequestErrors.Missing(name);

    /// <summary>As <see cref="Required"/>, in the words of MLflow's upload route.</summary>
    private static string Specified(string value, string name) =>
        value.Length > 0 ? value : throw BayouException.InvalidParameter($"Request must specify {name}.");
}
