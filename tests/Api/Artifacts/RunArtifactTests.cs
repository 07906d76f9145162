using System.Net;
using System.Text;
using Bayou.Api.Routing;
using Bayou.Contracts;

namespace Bayou.Api.Tests.Artifacts;

public sealed class RunArtifactTests : IAsyncLifetime
{
    private const string List = "/api/2.0/mlflow/artifacts/list?run_id=run";
    private const string Upload = "/ajax-api/2.0/mlflow/upload-artifact";
    private ArtifactServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ArtifactServer.StartAsync();
        _server.AddRun("run");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task List_RootAndDirectory_GivePathsFromTheRunsRoot()
    {
        _server.Place("1/run/artifacts/model/MLmodel", "12345");
        _server.Place("1/run/artifacts/a.txt", "1");

        (await (await _server.GetAsync(List)).TextAsync()).ShouldBe(
            """{"root_uri":"mlflow-artifacts:/1/run/artifacts","files":[{"path":"a.txt","is_dir":false,"file_size":1},{"path":"model","is_dir":true}]}""");
        (await (await _server.GetAsync(List + "&path=model")).TextAsync()).ShouldBe(
            """{"root_uri":"mlflow-artifacts:/1/run/artifacts","files":[{"path":"model/MLmodel","is_dir":false,"file_size":5}]}""");
    }

    [Fact]
    public async Task List_UnknownDirectory_HasNoFiles() =>
        (await (await _server.GetAsync(List + "&path=missing")).TextAsync()).ShouldBe("""{"root_uri":"mlflow-artifacts:/1/run/artifacts"}""");

    [Theory]
    [InlineData("/api/2.0/mlflow/artifacts/list?run_uuid=run")]
    [InlineData("/ajax-api/2.0/mlflow/artifacts/list?run_id=run&page_token=x")]
    public async Task List_OtherSpellings_Work(string target) => (await _server.GetAsync(target)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task List_WithoutARun_NamesTheField() =>
        await (await _server.GetAsync("/api/2.0/mlflow/artifacts/list")).ShouldBeErrorAsync(
            HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", @"Missing value for required parameter \u0027run_id\u0027");

    [Theory]
    [InlineData("/api/2.0/mlflow/artifacts/list?run_id=nobody")]
    [InlineData("/get-artifact?run_id=nobody&path=a")]
    public async Task AnyCall_UnknownRun_Is404(string target) =>
        await (await _server.GetAsync(target)).ShouldBeErrorAsync(HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST", "Run with id=nobody not found");

    [Theory]
    [InlineData("run_id=run&path=model%2Fa+b.txt")]
    [InlineData("run_uuid=run&path=model/a%20b.txt")]
    public async Task GetArtifact_File_IsSent(string query)
    {
        _server.Place("1/run/artifacts/model/a b.txt", "text");
        using var answer = await _server.GetAsync("/get-artifact?" + query);
        (await answer.TextAsync()).ShouldBe("text");
        answer.Header("Content-Disposition")!.ShouldStartWith("attachment");
    }

    [Fact]
    public async Task GetArtifact_MissingFile_Is404WithThePathThatWasAskedFor() =>
        await (await _server.GetAsync("/get-artifact?run_id=run&path=model/x")).ShouldBeErrorAsync(
            HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST", @"No such artifact: \u0027model/x\u0027");

    [Theory]
    [InlineData("/get-artifact?run_id=run", "path")]
    [InlineData("/get-artifact?path=a", "run_id")]
    public async Task GetArtifact_MissingParameter_IsNamed(string target, string field) =>
        await (await _server.GetAsync(target)).ShouldBeErrorAsync(
            HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", $@"Missing value for required parameter \u0027{field}\u0027");

    [Fact]
    public async Task LocalRun_UnderAnAllowedRoot_IsListedReadAndWritten()
    {
        _server.AddRun("local", $"file://{_server.AllowedRoot}/7/local/artifacts");
        ArtifactServer.PlaceIn(_server.AllowedRoot, "7/local/artifacts/a", "text");

        (await (await _server.GetAsync("/get-artifact?run_id=local&path=a")).TextAsync()).ShouldBe("text");
        using var upload = await _server.SendAsync(HttpMethod.Post, Upload + "?run_uuid=local&path=b", new StringContent("12"));
        upload.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await _server.GetAsync("/api/2.0/mlflow/artifacts/list?run_id=local")).TextAsync())
            .ShouldContain("""[{"path":"a","is_dir":false,"file_size":4},{"path":"b","is_dir":false,"file_size":2}]""");
    }

    [Theory]
    [InlineData("file://{0}")]
    [InlineData("file:///etc")]
    [InlineData("{0}")]
    public async Task LocalRun_UnderNoAllowedRoot_IsNeitherListedNorReadNorWritten(string uri)
    {
        _server.AddRun("evil", string.Format(null, uri, _server.Outside));
        foreach (var target in new[] { "/get-artifact?run_id=evil&path=secret", "/api/2.0/mlflow/artifacts/list?run_id=evil" })
        {
            using var answer = await _server.GetAsync(target);
            await answer.ShouldBeErrorAsync(HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", "This server does not open artifacts at");
        }

        using var upload = await _server.SendAsync(HttpMethod.Post, Upload + "?run_uuid=evil&path=new", new StringContent("x"));
        await upload.ShouldBeErrorAsync(HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", "This server does not open artifacts at");
        File.Exists(Path.Join(_server.Outside, "new")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("file:///proc/self/root", "INVALID_PARAMETER_VALUE")]
    [InlineData("//proc/self/root", "NOT_IMPLEMENTED")]
    [InlineData("file://host/etc", "NOT_IMPLEMENTED")]
    [InlineData("dbfs:/etc", "NOT_IMPLEMENTED")]
    [InlineData("mlflow-artifacts:/../outside", "INVALID_PARAMETER_VALUE")]
    [InlineData("mlflow-artifacts:/%252e%252e/outside", "INVALID_PARAMETER_VALUE")]
    public async Task Run_WithAnArtifactUriOfAnAttacker_IsRefused(string uri, string code)
    {
        _server.AddRun("evil", uri);
        (await (await _server.GetAsync("/get-artifact?run_id=evil&path=passwd")).TextAsync()).ShouldStartWith($$"""{"error_code":"{{code}}""");
    }

    [Fact]
    public async Task ProxiedRun_WithoutServingArtifacts_IsToldWhichOptionServesThem()
    {
        await using var server = await ArtifactServer.StartAsync(new ApiServerOptions { ServeArtifacts = false });
        server.AddRun("run");
        using var answer = await server.GetAsync("/get-artifact?run_id=run&path=a");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.TextAsync()).ShouldContain("--serve-artifacts");
    }

    [Fact]
    public async Task ArtifactsOnly_SwitchesOffListingButNotDownloads()
    {
        await using var server = await ArtifactServer.StartAsync(new ApiServerOptions { ArtifactsOnly = true });
        server.AddRun("run");
        server.Place("1/run/artifacts/a", "text");
        (await server.GetAsync(List)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await server.GetAsync("/get-artifact?run_id=run&path=a")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Upload_File_IsStoredAndAnsweredWithAnEmptyJsonBody()
    {
        using var answer = await _server.SendAsync(HttpMethod.Post, Upload + "?run_uuid=run&path=dir%2Fa.txt", new StringContent("text"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Header("Content-Type").ShouldBe("application/json");
        (await answer.TextAsync()).ShouldBeEmpty();
        File.ReadAllText(Path.Join(_server.Destination, "1/run/artifacts/dir/a.txt")).ShouldBe("text");
    }

    [Theory]
    [InlineData("?path=a", "Request must specify run_uuid.")]
    [InlineData("?run_uuid=run", "Request must specify path.")]
    [InlineData("?run_uuid=run&path=a", "Request must specify data.")]
    public async Task Upload_MissingPart_IsNamed(string query, string message)
    {
        using var answer = await _server.SendAsync(HttpMethod.Post, Upload + query, new ByteArrayContent([]));
        await answer.ShouldBeErrorAsync(HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", message);
    }

    [Fact]
    public async Task Upload_Of10MiB_IsTakenAndOneByteMoreIsNot()
    {
        var limit = new byte[Limits.UploadArtifactBytes];
        (await _server.SendAsync(HttpMethod.Post, Upload + "?run_uuid=run&path=a", new ByteArrayContent(limit))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = await _server.SendAsync(HttpMethod.Post, Upload + "?run_uuid=run&path=b", new ByteArrayContent([.. limit, 0]));
        await answer.ShouldBeErrorAsync(HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", "Artifact size is too large. Max size is 10MB.");
        _server.StoredFiles().ShouldBe([Path.Join(_server.Destination, "1/run/artifacts/a")]);
    }

    [Fact]
    public async Task Upload_WithoutALength_IsCountedAsItComes()
    {
        static StreamContent Body(long length) => new(new MemoryStream(Encoding.ASCII.GetBytes(new string('x', (int)length))));
        using var small = await _server.SendAsync(HttpMethod.Post, Upload + "?run_uuid=run&path=a", Body(1000), ("Transfer-Encoding", "chunked"));
        small.StatusCode.ShouldBe(HttpStatusCode.OK);
        try
        {
            using var answer = await _server.SendAsync(
                HttpMethod.Post, Upload + "?run_uuid=run&path=b", Body(Limits.UploadArtifactBytes + 1), ("Transfer-Encoding", "chunked"));
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // The connection is closed with the answer, and a client that is still sending may not get to read it.
        }

        await _server.StopAsync();
        _server.StoredFiles().ShouldBe([Path.Join(_server.Destination, "1/run/artifacts/a")]);
    }
}
