using System.Net;
using System.Net.Sockets;
using System.Text;
using Bayou.Api.Routing;
using static Bayou.Api.Tests.Artifacts.ArtifactClient;

namespace Bayou.Api.Tests.Artifacts;

public sealed class ProxyTests : IAsyncLifetime
{
    private const string List = "/api/2.0/mlflow-artifacts/artifacts";
    private ArtifactServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ArtifactServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/api/2.0/mlflow-artifacts/artifacts/")]
    [InlineData("/ajax-api/2.0/mlflow-artifacts/artifacts/")]
    public async Task Put_ThenGet_GivesTheSameBytes(string prefix)
    {
        var bytes = new byte[1_000_003];
        new Random(1).NextBytes(bytes);
        using var put = await _server.SendAsync(HttpMethod.Put, prefix + "1/run/artifacts/model.bin", new ByteArrayContent(bytes));
        put.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var get = await _server.GetAsync(prefix + "1/run/artifacts/model.bin");
        get.StatusCode.ShouldBe(HttpStatusCode.OK);
        get.Content.Headers.ContentLength.ShouldBe(bytes.Length);
        (await get.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a%20b/c+d.txt", "a b/c+d.txt")]
    [InlineData("50%25.csv", "50%.csv")]
    [InlineData("a%2520b", "a%20b")]
    [InlineData("gr%C3%B6%C3%9Fe", "größe")]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("key=value;x@y:z,'()'", "key=value;x@y:z,'()'")]
    public async Task Put_EncodedName_IsStoredDecodedOnce(string target, string stored)
    {
        await _server.PutAsync(target, "text");
        _server.StoredFiles().ShouldBe([Path.Join(_server.Destination, stored)]);
        using var get = await _server.GetAsync(Proxy + target);
        (await get.TextAsync()).ShouldBe("text");
    }

    [Fact]
    public async Task Put_SameNameInOtherSpelling_IsTheSameFile()
    {
        await _server.PutAsync("a%62c", "first");
        await _server.PutAsync("abc", "second");
        (await (await _server.GetAsync(Proxy + "%61%62%63")).TextAsync()).ShouldBe("second");
        _server.StoredFiles().Length.ShouldBe(1);
    }

    [Fact]
    public async Task Put_ChunkedOrEmptyBody_IsStored()
    {
        using var chunked = await _server.SendAsync(
            HttpMethod.Put, Proxy + "chunked", new StreamContent(new MemoryStream(new byte[300_000])), ("Transfer-Encoding", "chunked"));
        chunked.StatusCode.ShouldBe(HttpStatusCode.OK);
        await _server.PutAsync("empty", "");
        (await (await _server.GetAsync(List)).TextAsync())
            .ShouldBe("""{"files":[{"path":"chunked","is_dir":false,"file_size":300000},{"path":"empty","is_dir":false,"file_size":0}]}""");
    }

    [Fact]
    public async Task Put_PathThatEndsInASlash_Is400() =>
        await (await _server.SendAsync(HttpMethod.Put, Proxy + "a/", new StringContent("x"))).ShouldBeErrorAsync(
            HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", "Invalid path");

    [Fact]
    public async Task Put_PieceOfAFile_Is400()
    {
        using var answer = await _server.SendAsync(HttpMethod.Put, Proxy + "a", new StringContent("x"), ("Content-Range", "bytes 0-0/10"));
        await answer.ShouldBeErrorAsync(HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", "Parts of an artifact");
        _server.StoredFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_ConnectionLostHalfWay_KeepsWhatWasThereAndLeavesNothing()
    {
        await _server.PutAsync("file", "before");
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(_server.EndPoint, TestContext.Current.CancellationToken);
            var head = Encoding.ASCII.GetBytes($"PUT {Proxy}file HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n");
            await client.GetStream().WriteAsync(head, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(new byte[2_000_000], TestContext.Current.CancellationToken);
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        // Stopping waits for the calls that are under way, so what the abandoned one leaves is final.
        await _server.StopAsync();
        _server.StoredFiles().ShouldBe([Path.Join(_server.Destination, "file")]);
        File.ReadAllText(Path.Join(_server.Destination, "file")).ShouldBe("before");
    }

    [Fact]
    public async Task Put_ManyAtOnceToOnePath_LeavesOneOfThemWhole()
    {
        var texts = Enumerable.Range(0, 12).Select(i => new string((char)('a' + i), 400_000)).ToArray();
        await Task.WhenAll(texts.Select(text => _server.PutAsync("same", text)));
        texts.ShouldContain(await (await _server.GetAsync(Proxy + "same")).TextAsync());
    }

    [Fact]
    public async Task Get_MissingFile_Is404WithItsPath() =>
        await (await _server.GetAsync(Proxy + "1/missing")).ShouldBeErrorAsync(
            HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST", @"No such artifact: \u00271/missing\u0027");

    [Fact]
    public async Task Get_Directory_Is400()
    {
        await _server.PutAsync("a/b", "text");
        using var answer = await _server.GetAsync(Proxy + "a");
        await answer.ShouldBeErrorAsync(HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE", @"\u0027a\u0027 is a directory");
    }

    [Fact]
    public async Task List_Directory_GivesBareNamesAndNoRoot()
    {
        await _server.PutAsync("1/run/artifacts/b.txt", "12345");
        await _server.PutAsync("1/run/artifacts/a/x", "1");
        const string Files = """{"files":[{"path":"a","is_dir":true},{"path":"b.txt","is_dir":false,"file_size":5}]}""";
        (await (await _server.GetAsync(List + "?path=1/run/artifacts")).TextAsync()).ShouldBe(Files);
        (await (await _server.GetAsync(List + "?path=1%2Frun%2Fartifacts%2F")).TextAsync()).ShouldBe(Files);
    }

    [Fact]
    public async Task List_MissingDirectory_IsAnEmptyObject() => (await (await _server.GetAsync(List + "?path=1/missing")).TextAsync()).ShouldBe("{}");

    [Fact]
    public async Task Delete_FileThenTreeThenNothing_AnswersOkEachTime()
    {
        await _server.PutAsync("1/run/artifacts/a/x", "text");
        await _server.PutAsync("1/run/artifacts/a/y", "text");
        foreach (var path in new[] { "1/run/artifacts/a/x", "1/run/artifacts/", "1/run/artifacts/", "never/there" })
        {
            using var answer = await _server.SendAsync(HttpMethod.Delete, Proxy + path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.TextAsync()).ShouldBe("{}");
        }

        _server.StoredFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task AnyRoute_WithoutServingArtifacts_Is503()
    {
        await using var server = await ArtifactServer.StartAsync(new ApiServerOptions { ServeArtifacts = false });
        foreach (var target in new[] { Proxy + "a", List, "/api/2.0/mlflow-artifacts/presigned/a" })
        {
            using var answer = await server.GetAsync(target);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await answer.TextAsync()).ShouldContain("--serve-artifacts");
        }
    }

    [Fact]
    public async Task StaticPrefix_OfTheServer_IsNotPartOfThePath()
    {
        await using var server = await ArtifactServer.StartAsync(new ApiServerOptions { StaticPrefix = "/mlflow" });
        using var put = await server.SendAsync(HttpMethod.Put, "/mlflow" + Proxy + "a", new StringContent("text"));
        put.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.StoredFiles().ShouldBe([Path.Join(server.Destination, "a")]);
    }
}
