using System.Net;
using Bayou.Api.Routing;

namespace Bayou.Api.Tests.Artifacts;

public sealed class SigningTests : IAsyncLifetime
{
    private const string Multipart = "/api/2.0/mlflow-artifacts/mpu/";
    private const string DownloadUrl = "/api/2.0/mlflow/artifacts/presigned-download-url";
    private const string UploadUrl = "/api/2.0/mlflow/artifacts/presigned-upload-url";
    private readonly SigningStore _store = new();
    private ArtifactServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ArtifactServer.StartAsync(signingStore: _store);
        _server.AddRun("proxied");
        _server.AddRun("direct", "cloud://1/direct/artifacts");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("create", """{"path":"/home/me/model.bin","num_parts":2}""")]
    [InlineData("complete", """{"path":"model.bin","upload_id":"u","parts":[{"part_number":1,"etag":"e"}]}""")]
    [InlineData("abort", """{"path":"model.bin","upload_id":"u"}""")]
    public async Task Multipart_StoreThatCant_Is501WithTheWordsThatClientsMatch(string step, string body)
    {
        await using var server = await ArtifactServer.StartAsync();
        using var answer = await server.PostJsonAsync($"{Multipart}{step}/1/run/artifacts", body);
        await answer.ShouldBeErrorAsync(
            HttpStatusCode.NotImplemented, "NOT_IMPLEMENTED", "Multipart upload is not supported for the current artifact repository");
    }

    [Fact]
    public async Task PresignedDownload_StoreThatCant_Is501WithTheWordsThatClientsMatch()
    {
        await using var server = await ArtifactServer.StartAsync();
        using var answer = await server.GetAsync("/api/2.0/mlflow-artifacts/presigned/1/run/artifacts/a");
        await answer.ShouldBeErrorAsync(
            HttpStatusCode.NotImplemented, "NOT_IMPLEMENTED", "Presigned URL download is not supported for the current artifact repository");
    }

    [Theory]
    [InlineData(DownloadUrl, "Presigned URL download is not supported")]
    [InlineData(UploadUrl, "Presigned URL upload is not supported")]
    public async Task PresignedUrl_LocalRun_Is501(string target, string message)
    {
        await using var server = await ArtifactServer.StartAsync();
        server.AddRun("local", $"file://{server.AllowedRoot}/1");
        using var answer = await server.PostJsonAsync(target, """{"run_id":"local","path":"a"}""");
        await answer.ShouldBeErrorAsync(HttpStatusCode.NotImplemented, "NOT_IMPLEMENTED", message);
    }

    [Fact]
    public async Task CreateMultipart_StoreThatCan_GivesAPlaceForEachPart()
    {
        using var answer = await _server.PostJsonAsync(Multipart + "create/1/run/artifacts/model", """{"path":"C:\\data\\model.bin","num_parts":2}""");
        (await answer.TextAsync()).ShouldBe(
            """{"upload_id":"upload-1","credentials":[{"url":"https://cloud/1/run/artifacts/model/model.bin?part=1","part_number":1,"headers":{"x-part":"yes"}},{"url":"https://cloud/1/run/artifacts/model/model.bin?part=2","part_number":2,"headers":{"x-part":"yes"}}]}""");
        _store.Asked.ShouldBe(["create 1/run/artifacts/model/model.bin 2"]);
    }

    [Fact]
    public async Task CompleteMultipart_PartsInAnyOrder_ReachTheStoreInOrder()
    {
        using var answer = await _server.PostJsonAsync(
            Multipart + "complete/1/run/artifacts",
            """{"path":"m.bin","upload_id":"u","parts":[{"part_number":2,"etag":"b","url":"x"},{"part_number":1,"etag":"a"}]}""");
        (await answer.TextAsync()).ShouldBe("{}");
        _store.Asked.ShouldBe(["complete 1/run/artifacts/m.bin u 1=a,2=b"]);
    }

    [Fact]
    public async Task AbortMultipart_ReachesTheStore()
    {
        using var answer = await _server.PostJsonAsync("/ajax-api/2.0/mlflow-artifacts/mpu/abort/1/run/artifacts/", """{"path":"m.bin","upload_id":"u"}""");
        (await answer.TextAsync()).ShouldBe("{}");
        _store.Asked.ShouldBe(["abort 1/run/artifacts/m.bin u"]);
    }

    [Theory]
    [InlineData("create/1", "{}", "parameter \\u0027path\\u0027")]
    [InlineData("create/1", """{"path":"a/"}""", "Invalid path")]
    [InlineData("create/1", """{"path":"a/.."}""", "Invalid path")]
    [InlineData("create/1", """{"path":"a%2f..%2f.."}""", "Invalid path")]
    [InlineData("create/1", """{"path":"a","num_parts":0}""", "num_parts")]
    [InlineData("create/1", """{"path":"a","num_parts":10001}""", "num_parts")]
    [InlineData("create/%2e%2e%2fx", """{"path":"a"}""", "Invalid path")]
    [InlineData("complete/1", """{"path":"a","upload_id":"u"}""", "parameter \\u0027parts\\u0027")]
    [InlineData("complete/1", """{"path":"a","upload_id":"u","parts":[{"etag":"a"}]}""", "parts[0].part_number")]
    public async Task Multipart_RequestThatDoesntFit_Is400(string target, string body, string message)
    {
        using var answer = await _server.PostJsonAsync(Multipart + target, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.TextAsync()).ShouldContain(message);
        _store.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task ProxiedPresigned_File_GivesUrlAndSize()
    {
        using var answer = await _server.GetAsync("/api/2.0/mlflow-artifacts/presigned/1/run/artifacts/a%20b");
        (await answer.TextAsync()).ShouldBe("""{"url":"https://cloud/1/run/artifacts/a b","file_size":5000000000}""");
        _store.Asked.ShouldBe(["download 1/run/artifacts/a b 300"]);
    }

    [Fact]
    public async Task ProxiedPresigned_MissingFile_Is404() =>
        await (await _server.GetAsync("/api/2.0/mlflow-artifacts/presigned/1/missing")).ShouldBeErrorAsync(
            HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST", "No such artifact");

    [Fact]
    public async Task PresignedUrls_DirectRun_AreSignedForTheTimeAskedFor()
    {
        using var download = await _server.PostJsonAsync(DownloadUrl, """{"run_id":"direct","path":"a"}""");
        (await download.TextAsync()).ShouldBe("""{"presigned_url":"https://cloud/1/direct/artifacts/a","file_size":5000000000}""");
        using var upload = await _server.PostJsonAsync(UploadUrl, """{"run_id":"direct","path":"a","expiration":"60"}""");
        (await upload.TextAsync()).ShouldBe("""{"presigned_url":"https://cloud/1/direct/artifacts/a","headers":{"x-signed":"yes"}}""");
        using var byDefault = await _server.PostJsonAsync("/ajax-api/2.0/mlflow/artifacts/presigned-upload-url", """{"run_id":"direct","path":"a"}""");
        byDefault.StatusCode.ShouldBe(HttpStatusCode.OK);
        _store.Asked.ShouldBe(["download 1/direct/artifacts/a 300", "upload 1/direct/artifacts/a 60", "upload 1/direct/artifacts/a 900"]);
    }

    [Theory]
    [InlineData(DownloadUrl, "Presigned download URLs are only for runs")]
    [InlineData(UploadUrl, "Presigned upload URLs are only for runs")]
    public async Task PresignedUrl_ProxiedRun_Is400(string target, string message)
    {
        using var answer = await _server.PostJsonAsync(target, """{"run_id":"proxied","path":"a"}""");
        await answer.ShouldBeErrorAsync(HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", message);
    }

    [Theory]
    [InlineData("""{"path":"a"}""", "run_id")]
    [InlineData("""{"run_id":"direct"}""", "path")]
    [InlineData("""{"run_id":"direct","path":"../a"}""", "Invalid path")]
    [InlineData("""{"run_id":"direct","path":"a","expiration":0}""", "expiration")]
    [InlineData("""{"run_id":"direct","path":"a","expiration":604801}""", "expiration")]
    public async Task PresignedUrl_RequestThatDoesntFit_Is400(string body, string message)
    {
        foreach (var target in new[] { DownloadUrl, UploadUrl })
        {
            using var answer = await _server.PostJsonAsync(target, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.TextAsync()).ShouldContain(message);
        }

        _store.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task PresignedUrl_ArtifactsOnly_Is503()
    {
        await using var server = await ArtifactServer.StartAsync(new ApiServerOptions { ArtifactsOnly = true });
        (await server.PostJsonAsync(DownloadUrl, "{}")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await server.PostJsonAsync(UploadUrl, "{}")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
