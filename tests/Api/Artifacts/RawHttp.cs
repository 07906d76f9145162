using System.Net.Sockets;
using System.Text;

namespace Bayou.Api.Tests.Artifacts;

/// <summary>Sends a request line as it is, without the tidying that HTTP clients do.</summary>
internal static class RawHttp
{
    /// <returns>The whole answer: status line, headers, body.</returns>
    internal static async Task<string> SendAsync(ArtifactServer server, string method, string target, string body = "")
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(server.EndPoint, cancellation);
        var stream = client.GetStream();
        var head = $"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        var request = $"{head}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellation);
        return await new StreamReader(stream, Encoding.Latin1).ReadToEndAsync(cancellation);
    }

    internal static int StatusOf(string answer) => int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), provider: null);
}
