using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Artifacts;

/// <summary>Uploads in parts that go straight to where the proxy keeps its artifacts.</summary>
internal static class MultipartEndpoints
{
    private const string Create = "/mlflow-artifacts/mpu/create/";
    private const string Complete = "/mlflow-artifacts/mpu/complete/";
    private const string Abort = "/mlflow-artifacts/mpu/abort/";
    private static readonly RoutePermission s_update = new(ResourceKind.Artifact, PermissionAction.Update);

    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Create + "{**artifactPath}", s_update, CreateAsync, RouteGate.ArtifactProxy);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Complete + "{**artifactPath}", s_update, CompleteAsync, RouteGate.ArtifactProxy);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Abort + "{**artifactPath}", s_update, AbortAsync, RouteGate.ArtifactProxy);
    }

    private static async Task CreateAsync(ApiCall call)
    {
        var file = FileOf(call, Create);
        var parts = call.Fields.Int64("num_parts") ?? 1;
        if (parts is < 1 or > MultipartUpload.MaxParts)
        {
            throw RequestErrors.Invalid("num_parts", $"{parts}", $"it must be 1 to {MultipartUpload.MaxParts}");
        }

        var upload = await StoreOf(call).CreateMultipartUploadAsync(file, (int)parts, call.Aborted);
        await JsonResponse.SendAsync(call.Http, upload, ArtifactJson.WriteUpload);
    }

    private static async Task CompleteAsync(ApiCall call)
    {
        var file = FileOf(call, Complete);
        var parts = call.Fields.ObjectList("parts", PartOf);
        if (parts.IsEmpty)
        {
            throw RequestErrors.Missing("parts");
        }

        parts = parts.Sort(static (left, right) => left.PartNumber.CompareTo(right.PartNumber));
        await StoreOf(call).CompleteMultipartUploadAsync(file, UploadIdOf(call), parts, call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task AbortAsync(ApiCall call)
    {
        var file = FileOf(call, Abort);
        await StoreOf(call).AbortMultipartUploadAsync(file, UploadIdOf(call), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static UploadedPart PartOf(ObjectFields part)
    {
        var number = part.Int32("part_number") ?? 0;
        return number is >= 1 and <= MultipartUpload.MaxParts
            ? new UploadedPart(number, part.Text("etag") ?? "", part.Text("url") ?? "")
            : throw RequestErrors.Invalid(part.PathOf("part_number"), $"{number}", $"it must be 1 to {MultipartUpload.MaxParts}");
    }

    /// <summary>
    /// The URL names the directory and the field <c>path</c> the file: in MLflow's clients the whole path that it has on
    /// the client's own disk, Windows' included. Only its last segment counts.
    /// </summary>
    private static ArtifactPath FileOf(ApiCall call, string route)
    {
        var directory = RawArtifactPath.Read(call.Http, route, allowTrailingSlash: true);
        var path = call.Fields.RequiredText("path");
        return directory.Append(ArtifactPath.Parse(path[(path.LastIndexOfAny(['/', '\\']) + 1)..]));
    }

    private static string UploadIdOf(ApiCall call) => call.Fields.Text("upload_id") ?? "";

    private static IPresigningArtifactStore StoreOf(ApiCall call) =>
        SigningStores.ForMultipartUpload(call.Http.RequestServices.GetRequiredService<IArtifactStore>());
}
