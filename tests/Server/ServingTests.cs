using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class ServingTests
{
    [Fact]
    public async Task Server_WithoutCommand_ServesAtOnce()
    {
        await using var server = await BayouProcess.StartAsync(new BayouProcessOptions { Arguments = ["--port", "0"] });

        (await server.Client.GetStringAsync("health", TestContext.Current.CancellationToken)).ShouldBe("OK");
        (await server.Client.GetStringAsync("ready", TestContext.Current.CancellationToken)).ShouldBe("OK");
        var info = await server.Client.GetFromJsonAsync<JsonElement>("api/3.0/mlflow/server-info", TestContext.Current.CancellationToken);
        var version = info.GetProperty("bayou_version").GetString();
        var url = server.Client.BaseAddress!.ToString().TrimEnd('/');
        server.StartupLine.ShouldBe($"bayou {version} listens on {url}, store sqlite:///bayou.db, artifacts ./mlartifacts");
    }

    [Fact]
    public async Task StaticPrefix_ComesBeforeAllRoutes()
    {
        await using var server = await BayouProcess.StartAsync("--static-prefix", "/mlflow");

        server.Client.BaseAddress!.AbsolutePath.ShouldBe("/mlflow/");
        (await server.Client.GetStringAsync("health", TestContext.Current.CancellationToken)).ShouldBe("OK");
        using var outside = await server.Client.GetAsync("/health", TestContext.Current.CancellationToken);
        outside.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task JsonLogFormat_MakesEachLineAnObject()
    {
        await using var server = await BayouProcess.StartAsync("--log-format", "json", "--backend-store-uri", "sqlite:///json.db");
        server.Terminate();
        var exit = await server.ExitAsync();

        using var startup = JsonDocument.Parse(server.StartupLine);
        startup.RootElement.GetProperty("url").GetString().ShouldBe(server.Client.BaseAddress!.ToString().TrimEnd('/'));
        startup.RootElement.GetProperty("store").GetString().ShouldBe("sqlite:///json.db");
        var lines = exit.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldNotBeEmpty();
        foreach (var line in lines)
        {
            using var entry = JsonDocument.Parse(line);
            entry.RootElement.GetProperty("LogLevel").GetString().ShouldBe("Information");
        }
    }

    [Theory]
    [InlineData("DEBUG", true)]
    [InlineData("INFO", false)]
    public async Task Requests_AreLoggedAtDebugOnly(string level, bool isLogged)
    {
        await using var server = await BayouProcess.StartAsync(new BayouProcessOptions
        {
            Arguments = ["server", "--port", "0"],
            Environment = new Dictionary<string, string> { ["MLFLOW_LOGGING_LEVEL"] = level },
        });
        await server.Client.GetStringAsync("health?secret=1", TestContext.Current.CancellationToken);
        server.Terminate();
        var log = (await server.ExitAsync()).Error;

        log.Contains("GET /health answered 200 in ", StringComparison.Ordinal).ShouldBe(isLogged);
        log.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("GET /{0} HTTP/1.1\r\nHost: localhost\r\n\r\n", 70_000, "414")]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: {0}\r\n\r\n", 70_000, "431")]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: {0}\r\n\r\n", 60_000, "200")]
    [InlineData("GET /health HTTP/1.1\r\n\r\n{0}", 0, "400")]
    [InlineData("POST /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n{0}", 0, "400")]
    public async Task Request_BeyondTheLimits_IsAnsweredWithAClientError(string format, int length, string expected)
    {
        await using var server = await BayouProcess.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var request = format.Replace("{0}", new string('a', length), StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);

        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().Split(' ')[1].ShouldBe(expected);
    }

    [Fact]
    public async Task UnknownRoute_IsAnsweredWithMlflowsErrorBody()
    {
        await using var server = await BayouProcess.StartAsync();
        using var response = await server.Client.GetAsync("no/such/route", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        body.GetProperty("error_code").GetString().ShouldBe("ENDPOINT_NOT_FOUND");
    }
}
