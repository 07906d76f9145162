using System.Net;
using System.Net.Sockets;
using System.Text;
using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task OwnTelemetry_WithAnEndpoint_IsSentAtTheLatestWhenTheServerStops()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var received = CollectAsync(listener, ["/v1/traces", "/v1/metrics"]);
        await using var server = await BayouProcess.StartAsync(new BayouProcessOptions
        {
            Arguments = ["server", "--port", "0"],
            Environment = new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{port}",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            },
        });
        await server.Client.GetStringAsync("version", TestContext.Current.CancellationToken);
        server.Terminate();
        (await server.ExitAsync()).Code.ShouldBe(0);
        var bodies = await received;

        bodies["/v1/traces"].ShouldContain("bayou");
        bodies["/v1/traces"].ShouldContain("/version");
        bodies["/v1/metrics"].ShouldContain("http.server.request.duration");
    }

    [Fact]
    public async Task OwnTelemetry_WithoutAnEndpoint_IsNotEvenLoaded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the modules of a process from /proc.");
        await using var server = await BayouProcess.StartAsync();
        await server.Client.GetStringAsync("metrics", TestContext.Current.CancellationToken);

        var modules = await File.ReadAllTextAsync($"/proc/{server.Id}/maps", TestContext.Current.CancellationToken);

        modules.ShouldContain("Bayou.Api.dll");
        modules.ShouldNotContain("OpenTelemetry");
    }

    /// <summary>Answers 200 to OTLP over HTTP until each of the paths was called, and gives the bodies as text.</summary>
    private static async Task<Dictionary<string, string>> CollectAsync(TcpListener listener, string[] paths)
    {
        var bodies = new Dictionary<string, string>();
        while (!paths.All(bodies.ContainsKey))
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            var (path, length) = await ReadHeadAsync(stream);
            var body = new byte[length];
            await stream.ReadExactlyAsync(body, TestContext.Current.CancellationToken);
            var answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();
            await stream.WriteAsync(answer, TestContext.Current.CancellationToken);
            bodies[path] = bodies.GetValueOrDefault(path) + Encoding.Latin1.GetString(body);
        }

        return bodies;
    }

    private static async Task<(string Path, int Length)> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(next, TestContext.Current.CancellationToken);
            head.Append((char)next[0]);
        }

        var lines = head.ToString().Split("\r\n");
        var length = lines.Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        return (lines[0].Split(' ')[1], int.Parse(length, System.Globalization.CultureInfo.InvariantCulture));
    }
}
