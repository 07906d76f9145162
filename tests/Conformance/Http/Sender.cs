using System.Collections.Immutable;

namespace Bayou.Conformance.Tests.Http;

/// <summary>Sends messages as they are: no redirects, no cookies, no decompression.</summary>
internal sealed class Sender : IDisposable
{
    private readonly HttpClient client;

    public Sender(Uri server)
    {
        Server = server;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public Uri Server { get; }

    public async Task<Exchange> SendAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        var line = $"{message.Method} {message.RequestUri!.OriginalString[message.RequestUri.GetLeftPart(UriPartial.Authority).Length..]}";
        using var response = await client.SendAsync(message, cancellation);
        var headers = response.Headers.Concat(response.Content.Headers).ToImmutableDictionary(
            header => header.Key,
            header => string.Join(", ", header.Value),
            StringComparer.OrdinalIgnoreCase);
        return new Exchange(line, (int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    public void Dispose() => client.Dispose();
}
