using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Artifacts;

/// <summary>URLs that lead straight to where artifacts are kept.</summary>
internal static class PresignedEndpoints
{
    private const string Proxied = "/mlflow-artifacts/presigned/";
    private const long DefaultDownloadSeconds = 300;
    private const long DefaultUploadSeconds = 900;

    /// <summary>Seven days: S3 signs for no longer.</summary>
    private const long LongestSeconds = 7 * 24 * 60 * 60;

    internal static void Declare(RouteTable routes)
    {
        var read = new RoutePermission(ResourceKind.Artifact, PermissionAction.Read);
        var update = new RoutePermission(ResourceKind.Artifact, PermissionAction.Update);
        routes.AddRaw(
            HttpMethods.Get, RouteSurface.Api2, Proxied + "{**artifactPath}", read, ProxiedDownloadAsync, RouteGate.ArtifactProxy);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/artifacts/presigned-download-url", read, DownloadAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/artifacts/presigned-upload-url", update, UploadAsync);
    }

    private static async Task ProxiedDownloadAsync(HttpContext http)
    {
        var path = RawArtifactPath.Read(http, Proxied);
        var store = SigningStores.ForDownload(http.RequestServices.GetRequiredService<IArtifactStore>());
        var request = await store.PresignDownloadAsync(path, TimeSpan.FromSeconds(DefaultDownloadSeconds), http.RequestAborted);
        await SendAsync(http, "url", request ?? throw NoSuchArtifact(path));
    }

    private static async Task DownloadAsync(ApiCall call)
    {
        var (root, path) = await DirectPlaceAsync(call, "download");
        var store = SigningStores.ForDownload(root.Store);
        var request = await store.PresignDownloadAsync(root.Path.Append(path), LifetimeOf(call, DefaultDownloadSeconds), call.Aborted);
        await SendAsync(call.Http, "presigned_url", request ?? throw NoSuchArtifact(path));
    }

    private static async Task UploadAsync(ApiCall call)
    {
        var (root, path) = await DirectPlaceAsync(call, "upload");
        var store = SigningStores.ForUpload(root.Store);
        var request = await store.PresignUploadAsync(root.Path.Append(path), LifetimeOf(call, DefaultUploadSeconds), call.Aborted);
        await SendAsync(call.Http, "presigned_url", request);
    }

    /// <summary>Where a run keeps its artifacts, if clients may reach that place themselves.</summary>
    private static async Task<(ArtifactRoot Root, ArtifactPath Path)> DirectPlaceAsync(ApiCall call, string purpose)
    {
        var runId = call.Fields.RequiredText("run_id");
        var path = ArtifactPath.Parse(call.Fields.RequiredText("path"));
        var (uri, root) = await RunArtifacts.FindAsync(call.Http, runId);
        return root.IsProxied
            ? throw BayouException.InvalidParameter(
                $"Presigned {purpose} URLs are only for runs whose artifacts clients reach directly; "
                + $"those of run '{runId}' are proxied ('{uri}').")
            : (root, path);
    }

    private static TimeSpan LifetimeOf(ApiCall call, long defaultSeconds)
    {
        var seconds = call.Fields.Int64("expiration") ?? defaultSeconds;
        return seconds is >= 1 and <= LongestSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw RequestErrors.Invalid("expiration", $"{seconds}", $"it must be 1 to {LongestSeconds} seconds");
    }

    private static Task SendAsync(HttpContext http, string urlField, PresignedRequest request) =>
        JsonResponse.SendAsync(
            http, (urlField, request), static (json, answer) => ArtifactJson.WriteRequest(json, answer.urlField, answer.request));

    private static BayouException NoSuchArtifact(ArtifactPath path) => BayouException.DoesNotExist($"No such artifact: '{path}'");
}
