using Bayou.Api.Routing;

namespace Bayou.Api.Tests.Artifacts;

public class ServerInfoTests
{
    [Theory]
    [InlineData("/api/3.0/mlflow/server-info")]
    [InlineData("/ajax-api/3.0/mlflow/server-info")]
    public async Task ServerInfo_LocalStore_ClaimsNothing(string target)
    {
        await using var server = await ArtifactServer.StartAsync(new ApiServerOptions { Version = "0.1.0" });
        (await (await server.GetAsync(target)).TextAsync()).ShouldBe(
            """{"bayou_version":"0.1.0","features_enabled":{"gateway":false},"multipart_downloads_enabled":false,"multipart_uploads_enabled":false,"store_type":"SqlStore","trace_archival_enabled":false,"workspaces_enabled":false}""");
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public async Task ServerInfo_StoreThatSigns_SaysSoOnlyWhenArtifactsAreServed(bool serveArtifacts, string claimed)
    {
        await using var server = await ArtifactServer.StartAsync(new ApiServerOptions { ServeArtifacts = serveArtifacts }, new SigningStore());
        (await (await server.GetAsync("/api/3.0/mlflow/server-info")).TextAsync())
            .ShouldContain($"\"multipart_downloads_enabled\":{claimed},\"multipart_uploads_enabled\":{claimed}");
    }
}
