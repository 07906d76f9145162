using System.Net;
using System.Net.Sockets;
using System.Text;
using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class SecurityTests(SecurityTests.StrictServer strict) : IClassFixture<SecurityTests.StrictServer>
{
    [Fact]
    public async Task Host_NotAllowed_IsRefusedWithTheSettingToSet()
    {
        using var response = await SendAsync(HttpMethod.Get, "no/such/route", host: "evil.example:8080");

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        body.ShouldStartWith("Invalid Host header - possible DNS rebinding attack detected");
        body.ShouldContain("--allowed-hosts evil.example ");
        body.ShouldContain("MLFLOW_SERVER_ALLOWED_HOSTS=evil.example:");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        await strict.Process.WaitForLogAsync("refused requests for host 'evil.example:8080'");
    }

    [Theory]
    [InlineData("health")]
    [InlineData("ready")]
    [InlineData("version")]
    public async Task Probe_UnderAnyName_IsServed(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path, host: "10-0-0-1.pod.cluster.local");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Host_Absent_IsRefused()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, strict.Process.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync("GET /metrics HTTP/1.0\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);

        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("HTTP/1.1 403 Forbidden");
    }

    [Fact]
    public async Task Host_OnTheList_IsServedAlsoWithAPort()
    {
        using var response = await SendAsync(HttpMethod.Get, "metrics", host: "tracking.example:8443");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task CrossOriginChange_IsRefusedOnEveryRouteWithTheSettingToSet(string method)
    {
        using var response = await SendAsync(new HttpMethod(method), "v1/traces", origin: "https://evil.example");

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        body.ShouldStartWith("Cross-origin request blocked");
        body.ShouldContain("MLFLOW_SERVER_CORS_ALLOWED_ORIGINS=https://evil.example");
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://app.example")]
    [InlineData("http://localhost:3000")]
    public async Task AllowedOrigin_MayReadAnswersAndErrors(string origin)
    {
        using var response = await SendAsync(HttpMethod.Post, "no/such/route", origin: origin);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([origin]);
        response.Headers.Vary.ShouldContain("Origin");
    }

    [Fact]
    public async Task OtherOrigin_MayNotReadAnswers()
    {
        using var response = await SendAsync(HttpMethod.Get, "metrics", origin: "https://evil.example");

        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task OwnPages_MayChangeThings()
    {
        using var response = await SendAsync(HttpMethod.Post, "no/such/route", "tracking.example", "https://tracking.example");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("https://app.example", HttpStatusCode.NoContent)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    public async Task Preflight_IsAnsweredByTheList(string origin, HttpStatusCode expected)
    {
        using var request = Request(HttpMethod.Options, "api/2.0/mlflow/runs/search", host: null, origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var response = await strict.Process.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.NoContent)
        {
            response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([origin]);
            response.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("POST");
            response.Headers.GetValues("Access-Control-Allow-Headers").ShouldBe(["content-type"]);
        }
    }

    [Fact]
    public async Task EveryAnswer_CarriesTheSecurityHeaders()
    {
        foreach (var path in new[] { "health", "no/such/route" })
        {
            using var response = await SendAsync(HttpMethod.Get, path);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        }
    }

    [Fact]
    public async Task DisabledMiddleware_ChecksAndMarksNothing()
    {
        await using var server = await BayouProcess.StartAsync("--disable-security-middleware");
        using var request = Request(HttpMethod.Post, "no/such/route", "evil.example", "https://evil.example");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.Contains("X-Content-Type-Options").ShouldBeFalse();
        await server.WaitForLogAsync("host check and cross-origin check are switched off");
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string? host, string? origin)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? host = null, string? origin = null)
    {
        using var request = Request(method, path, host, origin);
        return await strict.Process.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A server with lists of its own, behind a proxy that calls it by its public name or by address.</summary>
    public sealed class StrictServer : IAsyncLifetime
    {
        public BayouProcess Process { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Process = await BayouProcess.StartAsync(
            "--allowed-hosts", "tracking.example,127.0.0.1", "--cors-allowed-origins", "https://app.example", "--x-frame-options", "deny");

        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
