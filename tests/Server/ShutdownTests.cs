using System.Net;
using System.Net.Sockets;
using System.Text;
using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Sigterm_WhileARequestIsInFlight_LetsItFinish()
    {
        await using var server = await BayouProcess.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await SendAsync(stream, "POST /api/2.0/mlflow/experiments/create HTTP/1.1\r\nHost: localhost\r\n");
        await SendAsync(stream, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        await SendAsync(stream, "9\r\n{\"name\": \r\n");
        await server.Client.GetStringAsync("health", TestContext.Current.CancellationToken);

        server.Terminate();
        await server.WaitForLogAsync("stopping");
        await SendAsync(stream, "7\r\n\"late\"]\r\n0\r\n\r\n");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var exit = await server.ExitAsync();

        // Only who has read the body to its end finds the wrong bracket there.
        answer.ShouldStartWith("HTTP/1.1 400 ");
        answer.ShouldContain("The request body is not valid JSON");
        exit.Code.ShouldBe(0);
        exit.Error.ShouldContain("stopped");
    }

    [Theory]
    [InlineData("PUT /api/2.0/mlflow-artifacts/artifacts/late.txt", "application/octet-stream", "{\"name\": ", "\"late\"}")]
    [InlineData("POST /api/2.0/mlflow/experiments/create", "application/json", "{\"name\": ", "\"late\"}")]
    public async Task Sigterm_WhileABodyOfKnownLengthArrives_LetsItFinish(string request, string type, string first, string rest)
    {
        await using var server = await BayouProcess.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await SendAsync(stream, $"{request} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\n");
        await SendAsync(stream, $"Content-Length: {first.Length + rest.Length}\r\n\r\n{first}");
        await server.Client.GetStringAsync("health", TestContext.Current.CancellationToken);

        server.Terminate();
        await RefusedAsync(server.Client.BaseAddress.Port);
        await SendAsync(stream, rest);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var exit = await server.ExitAsync();

        answer.ShouldStartWith("HTTP/1.1 200 ");
        exit.Code.ShouldBe(0);
    }

    [Fact]
    public async Task Sigterm_WithADrainDelay_AnswersNotReadyWhileStillServing()
    {
        await using var server = await StartWithDrainDelayAsync(60);
        server.Terminate();
        await server.WaitForLogAsync("stopping");

        using var ready = await server.Client.GetAsync("ready", TestContext.Current.CancellationToken);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("The server is stopping.");
        using var health = await server.Client.GetAsync("health", TestContext.Current.CancellationToken);
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        health.Headers.ConnectionClose.ShouldBe(true);
    }

    [Fact]
    public async Task Sigterm_ASecondTime_EndsTheProcessAtOnce()
    {
        await using var server = await StartWithDrainDelayAsync(3600);
        server.Terminate();
        await server.WaitForLogAsync("stopping");
        server.Terminate();

        (await server.ExitAsync()).Code.ShouldBe(1);
    }

    [Fact]
    public async Task Sigterm_WithNothingToDo_EndsWithSuccess()
    {
        await using var server = await BayouProcess.StartAsync();
        server.Terminate();
        var exit = await server.ExitAsync();

        exit.Code.ShouldBe(0);
        exit.Error.ShouldContain("stopped");
    }

    private static Task<BayouProcess> StartWithDrainDelayAsync(int seconds) => BayouProcess.StartAsync(new BayouProcessOptions
    {
        Arguments = ["server", "--port", "0"],
        Environment = new Dictionary<string, string> { ["BAYOU_DRAIN_DELAY_SECONDS"] = $"{seconds}" },
    });

    /// <summary>Completes once the server has stopped listening.</summary>
    private static async Task RefusedAsync(int port)
    {
        while (true)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private static ValueTask SendAsync(NetworkStream stream, string text) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
}
