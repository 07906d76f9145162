using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Artifacts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Health;

/// <summary>What the server can do, for clients that choose their ways by it. They ask without credentials and wait three seconds.</summary>
internal static class ServerInfoEndpoints
{
    internal static void Declare(RouteTable routes, ApiServerOptions options) =>
        routes.AddRaw(
            HttpMethods.Get,
            RouteSurface.Api3,
            "/mlflow/server-info",
            RoutePermission.Anonymous,
            http => SendAsync(http, options),
            RouteGate.None);

    private static Task SendAsync(HttpContext http, ApiServerOptions options)
    {
        var capabilities = options.ServeArtifacts
            ? http.RequestServices.GetRequiredService<IArtifactStore>().Capabilities
            : ArtifactStoreCapabilities.None;
        return JsonResponse.SendAsync(http, (artifacts: capabilities, options.Version), static (json, info) =>
        {
            json.WriteString("bayou_version"u8, info.Version);
            json.WriteStartObject("features_enabled"u8);
            json.WriteBoolean("gateway"u8, false);
            json.WriteEndObject();
            json.WriteBoolean("multipart_downloads_enabled"u8, info.artifacts.PresignedDownload);
            json.WriteBoolean("multipart_uploads_enabled"u8, info.artifacts.MultipartUpload);

            // Clients know two kinds; everything that is not their own file store counts as the other.
            json.WriteString("store_type"u8, "SqlStore"u8);
            json.WriteBoolean("trace_archival_enabled"u8, false);
            json.WriteBoolean("workspaces_enabled"u8, false);
        });
    }
}
