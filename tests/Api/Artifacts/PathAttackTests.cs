using System.Net;

namespace Bayou.Api.Tests.Artifacts;

/// <summary>Request lines as attackers write them, over a plain socket.</summary>
public sealed class PathAttackTests : IAsyncLifetime
{
    private const string Proxy = "/api/2.0/mlflow-artifacts/artifacts/";
    private ArtifactServer _server = null!;
    private string[] _stored = [];

    public async ValueTask InitializeAsync()
    {
        _server = await ArtifactServer.StartAsync();
        _server.AddRun("run");
        _server.Place("1/run/artifacts/file", "inside");
        File.CreateSymbolicLink(Path.Join(_server.Destination, "link"), _server.Outside);
        File.CreateSymbolicLink(Path.Join(_server.Destination, "link-file"), Path.Join(_server.Outside, "secret"));
        File.CreateSymbolicLink(Path.Join(_server.Destination, "loop"), "loop");
        _stored = _server.StoredFiles();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public static TheoryData<string, string> Attacks => new()
    {
        { "dot segment", "1/../outside/secret" },
        { "dot segment encoded", "1/%2e%2e/outside/secret" },
        { "dot segment half encoded", "1/.%2E/outside/secret" },
        { "single dot segment", "1/%2e/run" },
        { "dot segment with encoded slash", "%2e%2e%2foutside%2fsecret" },
        { "dot segment with encoded slash only", "..%2foutside%2fsecret" },
        { "dot segment encoded in upper case", "%2E%2E%2Foutside%2Fsecret" },
        { "dot segment encoded twice", "%252e%252e%252foutside%252fsecret" },
        { "dot segment encoded thrice", "%25252e%25252e%25252foutside" },
        { "backslash", "..\\outside\\secret" },
        { "backslash encoded", "..%5coutside%5csecret" },
        { "backslash encoded twice", "..%255coutside%255csecret" },
        { "fragment", "1#/../outside/secret" },
        { "fragment encoded", "1%23/../outside/secret" },
        { "question mark encoded", "a%3fb" },
        { "NUL", "1%00/secret" },
        { "NUL encoded twice", "1%2500" },
        { "line break", "1%0d%0aX-Evil:1" },
        { "absolute", "/etc/passwd" },
        { "absolute encoded", "%2fetc%2fpasswd" },
        { "absolute with host", "//etc/passwd" },
        { "drive letter", "C:/windows/win.ini" },
        { "drive letter encoded", "%43%3a/windows/win.ini" },
        { "UNC", "\\\\host\\share\\file" },
        { "UNC encoded", "%5c%5chost%5cshare%5cfile" },
        { "file URI", "file:///etc/passwd" },
        { "symbolic link to a folder", "link/secret" },
        { "symbolic link to a folder, deeper", "link/a/b" },
        { "symbolic link loop", "loop/x" },
        { "segment too long", new string('a', 256) },
        { "path too long", string.Join('/', Enumerable.Repeat(new string('a', 250), 17)) },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Get_AttackOnThePath_Is400(string kind, string path) => await ShouldBeRefusedAsync(kind, "GET", Proxy + path);

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Put_AttackOnThePath_Is400AndWritesNothing(string kind, string path) =>
        await ShouldBeRefusedAsync(kind, "PUT", Proxy + path, "evil");

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Delete_AttackOnThePath_Is400AndDeletesNothing(string kind, string path) =>
        await ShouldBeRefusedAsync(kind, "DELETE", Proxy + path);

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task MultipartUpload_AttackOnThePath_Is400(string kind, string path) =>
        await ShouldBeRefusedAsync(
            kind,
            "POST",
            "/api/2.0/mlflow-artifacts/mpu/create/" + path,
            """{"path":"x"}""",
            mayBeUnsupported: kind.StartsWith("symbolic", StringComparison.Ordinal));

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("%2e%2e/outside/secret")]
    [InlineData("1#/../../outside/secret")]
    [InlineData("%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("a/../../../../../etc/passwd")]
    public async Task AnyMethod_DotSegmentsThatLeaveTheRoute_FindNothing(string path)
    {
        foreach (var method in new[] { "GET", "PUT", "DELETE" })
        {
            var answer = await RawHttp.SendAsync(_server, method, Proxy + path);
            RawHttp.StatusOf(answer).ShouldBe(404, answer);
        }

        ShouldBeUntouched();
    }

    [Theory]
    [InlineData("/api/2.0/mlflow-artifacts/mpu/../artifacts/1/run/artifacts/file")]
    [InlineData("/api/2.0/mlflow%2dartifacts/artifacts/1/run/artifacts/file")]
    public async Task Get_RouteReachedByRewriting_Is400(string target) => await ShouldBeRefusedAsync("rewritten route", "GET", target);

    [Theory]
    [InlineData("http://localhost/api/2.0/mlflow-artifacts/artifacts/1/run/artifacts/file", 200)]
    [InlineData("http://localhost/api/2.0/mlflow-artifacts/artifacts/%2e%2e%2foutside/secret", 400)]
    public async Task Get_AbsoluteRequestTarget_IsReadTheSameWay(string target, int status) =>
        RawHttp.StatusOf(await RawHttp.SendAsync(_server, "GET", target)).ShouldBe(status);

    [Theory]
    [InlineData("..%2foutside%2fsecret")]
    [InlineData("%2e%2e/outside/secret")]
    [InlineData("%252e%252e%252foutside")]
    [InlineData("..%5coutside")]
    [InlineData("%2fetc%2fpasswd")]
    [InlineData("%2f%2fetc/passwd")]
    [InlineData("C:/x")]
    [InlineData("a%23b")]
    [InlineData("a%00b")]
    [InlineData("file:///etc/passwd")]
    public async Task QueryParameter_AttackOnThePath_Is400(string path)
    {
        await ShouldBeRefusedAsync(path, "GET", $"/get-artifact?run_id=run&path={path}");
        await ShouldBeRefusedAsync(path, "GET", $"/api/2.0/mlflow/artifacts/list?run_id=run&path={path}");
        await ShouldBeRefusedAsync(path, "GET", $"/api/2.0/mlflow-artifacts/artifacts?path={path}");
        await ShouldBeRefusedAsync(path, "POST", $"/ajax-api/2.0/mlflow/upload-artifact?run_uuid=run&path={path}", "evil");
    }

    [Fact]
    public async Task Get_LinkToAFileOutside_Is400() => await ShouldBeRefusedAsync("symbolic link to a file", "GET", Proxy + "link-file");

    [Fact]
    public async Task Delete_TheRootItself_Is400()
    {
        await ShouldBeRefusedAsync("root", "DELETE", "/api/2.0/mlflow-artifacts/artifacts");
        await ShouldBeRefusedAsync("root with slash", "DELETE", Proxy);
        await ShouldBeRefusedAsync("root as a dot", "DELETE", Proxy + ".");
        await ShouldBeRefusedAsync("root as an encoded dot", "DELETE", Proxy + "%2e");
        await ShouldBeRefusedAsync("two slashes", "DELETE", Proxy + "/");
    }

    [Fact]
    public async Task List_LinkOutOfTheRoot_IsNotShown()
    {
        var answer = await _server.Http.GetAsync(new Uri("/api/2.0/mlflow-artifacts/artifacts", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("""{"files":[{"path":"1","is_dir":true}]}""");
    }

    private async Task ShouldBeRefusedAsync(string kind, string method, string target, string body = "", bool mayBeUnsupported = false)
    {
        var answer = await RawHttp.SendAsync(_server, method, target, body);
        if (!mayBeUnsupported || RawHttp.StatusOf(answer) != 501)
        {
            RawHttp.StatusOf(answer).ShouldBe(400, $"{kind}: {answer}");
        }

        answer.ShouldNotContain("secret\"");
        ShouldBeUntouched();
    }

    private void ShouldBeUntouched()
    {
        _server.StoredFiles().ShouldBe(_stored);
        Directory.GetFileSystemEntries(_server.Outside).ShouldBe([Path.Join(_server.Outside, "secret")]);
        File.ReadAllText(Path.Join(_server.Outside, "secret")).ShouldBe("secret");
    }
}
