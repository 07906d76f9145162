using System.Net;
using static Bayou.Api.Tests.Artifacts.ArtifactClient;

namespace Bayou.Api.Tests.Artifacts;

public sealed class DownloadTests : IAsyncLifetime
{
    private const string Digits = Proxy + "digits";
    private ArtifactServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ArtifactServer.StartAsync();
        _server.Place("digits", "0123456789");
        _server.Place("empty", "");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("model.txt", "text/plain")]
    [InlineData("MLmodel", "text/plain")]
    [InlineData("conda.yaml", "text/plain")]
    [InlineData("code.js", "text/plain")]
    [InlineData("picture.png", "image/png")]
    [InlineData("page.html", "text/html")]
    [InlineData("picture.svg", "image/svg+xml")]
    [InlineData("weights.unknown", "application/octet-stream")]
    [InlineData("weights", "application/octet-stream")]
    public async Task Get_AnyFile_IsSentAsADownloadThatNoBrowserRuns(string name, string mediaType)
    {
        _server.Place($"dir/{name}", "<script>alert(1)</script>");
        using var answer = await _server.GetAsync($"{Proxy}dir/{name}");

        answer.Header("Content-Type").ShouldBe(mediaType);
        answer.Header("Content-Disposition").ShouldBe($"attachment; filename={name}; filename*=UTF-8''{name}");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Content-Security-Policy").ShouldBe("sandbox; default-src 'none'");
        answer.Header("Accept-Ranges").ShouldBe("bytes");
    }

    [Theory]
    [InlineData("größe.txt", "attachment; filename=gr__e.txt; filename*=UTF-8''gr%C3%B6%C3%9Fe.txt")]
    [InlineData("a\"b;c.txt", "attachment; filename=\"a\\\"b;c.txt\"; filename*=UTF-8''a%22b%3Bc.txt")]
    [InlineData("a b.txt", "attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt")]
    public async Task Get_NameThatAHeaderCantHold_IsEncoded(string name, string disposition)
    {
        _server.Place(name, "x");
        using var answer = await _server.GetAsync(Proxy + Uri.EscapeDataString(name));
        answer.Header("Content-Disposition").ShouldBe(disposition);
    }

    [Theory]
    [InlineData("bytes=0-3", "bytes 0-3/10", "0123")]
    [InlineData("bytes=6-", "bytes 6-9/10", "6789")]
    [InlineData("bytes=-2", "bytes 8-9/10", "89")]
    [InlineData("bytes=9-9", "bytes 9-9/10", "9")]
    [InlineData("bytes=5-500", "bytes 5-9/10", "56789")]
    [InlineData("bytes=-500", "bytes 0-9/10", "0123456789")]
    public async Task Get_Range_Is206WithThatPart(string range, string contentRange, string text)
    {
        using var answer = await _server.GetAsync(Digits, ("Range", range));
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        answer.Header("Content-Range").ShouldBe(contentRange);
        answer.Content.Headers.ContentLength.ShouldBe(text.Length);
        (await answer.TextAsync()).ShouldBe(text);
    }

    [Theory]
    [InlineData("digits", "bytes=10-", "bytes */10")]
    [InlineData("digits", "bytes=-0", "bytes */10")]
    [InlineData("empty", "bytes=0-", "bytes */0")]
    public async Task Get_RangeOutsideTheFile_Is416(string name, string range, string contentRange)
    {
        using var answer = await _server.GetAsync(Proxy + name, ("Range", range));
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        answer.Header("Content-Range").ShouldBe(contentRange);
        (await answer.TextAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bytes=3-1")]
    [InlineData("bytes=a-b")]
    [InlineData("lines=1-2")]
    [InlineData("bytes=0-1,4-5")]
    public async Task Get_RangeThatIsNoneOrSeveral_IsTheWholeFile(string range)
    {
        using var answer = await _server.GetAsync(Digits, ("Range", range));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.TextAsync()).ShouldBe("0123456789");
    }

    [Fact]
    public async Task Get_IfRange_GivesThePartOnlyOfTheSameFile()
    {
        using var first = await _server.GetAsync(Digits);
        var tag = first.Header("ETag")!;
        var modified = first.Header("Last-Modified")!;

        (await _server.GetAsync(Digits, ("Range", "bytes=0-3"), ("If-Range", tag))).StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await _server.GetAsync(Digits, ("Range", "bytes=0-3"), ("If-Range", modified))).StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await _server.GetAsync(Digits, ("Range", "bytes=0-3"), ("If-Range", "\"other\""))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await _server.PutAsync("digits", "abcdefghijk");
        using var changed = await _server.GetAsync(Digits, ("Range", "bytes=0-3"), ("If-Range", tag));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await changed.TextAsync()).ShouldBe("abcdefghijk");
    }

    [Fact]
    public async Task Get_Preconditions_AreHonoured()
    {
        using var first = await _server.GetAsync(Digits);
        var tag = first.Header("ETag")!;
        tag.ShouldStartWith("\"");

        (await _server.GetAsync(Digits, ("If-None-Match", tag))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await _server.GetAsync(Digits, ("If-Modified-Since", first.Header("Last-Modified")!))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await _server.GetAsync(Digits, ("If-Match", "\"other\""))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await _server.GetAsync(Digits, ("If-None-Match", "\"other\""))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Head_File_TellsAllButTheBytes()
    {
        using var answer = await _server.SendAsync(HttpMethod.Head, Digits);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength.ShouldBe(10);
        answer.Header("ETag").ShouldNotBeNull();
        answer.Header("Content-Disposition").ShouldNotBeNull();
        (await answer.TextAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Head_MissingFile_Is404() => (await _server.SendAsync(HttpMethod.Head, Proxy + "missing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Get_WhileTheFileIsReplaced_GivesOneOfBothWhole()
    {
        var before = new string('a', 3_000_000);
        var after = new string('b', 3_000_000);
        await _server.PutAsync("big", before);
        var reads = Enumerable.Range(0, 8).Select(async _ => await (await _server.GetAsync(Proxy + "big")).TextAsync()).ToArray();
        await _server.PutAsync("big", after);
        foreach (var text in await Task.WhenAll(reads))
        {
            new[] { before, after }.ShouldContain(text);
        }
    }
}
