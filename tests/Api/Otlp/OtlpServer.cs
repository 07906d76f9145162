using System.Net;
using System.Net.Http.Headers;
using Bayou.Api.Routing;
using Bayou.Spans;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Bayou.Api.Tests.Otlp;

/// <summary>The API on Kestrel over loopback, before grains that the test watches.</summary>
internal sealed class OtlpServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpServer(ApiServerOptions options, RedactionRules redaction)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port: 0);
            kestrel.Listen(IPAddress.Loopback, port: 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton<IGrainFactory>(Grains);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton(new SpanIntakeOptions { Redaction = redaction });
        builder.Services.AddBayouApi(options);
        _app = builder.Build();
        _app.UseBayouApi();
    }

    internal StubGrains Grains { get; } = new();

    internal SteppedTime Time { get; } = new();

    internal HttpClient Http { get; } = new();

    /// <summary>Where gRPC is spoken.</summary>
    internal Uri GrpcAddress { get; private set; } = new("http://localhost");

    internal static async Task<OtlpServer> StartAsync(ApiServerOptions? options = null, RedactionRules? redaction = null)
    {
        var server = new OtlpServer(options ?? new ApiServerOptions(), redaction ?? RedactionRules.None);
        await server._app.StartAsync();
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server.Http.BaseAddress = new Uri(addresses.First());
        server.GrpcAddress = new Uri(addresses.Last());
        return server;
    }

    /// <summary>Sends protobuf.</summary>
    internal Task<OtlpReply> SendAsync(IMessage message, string path = "v1/traces", params (string Name, string Value)[] headers) =>
        SendAsync(message.ToByteArray(), "application/x-protobuf", path, headers);

    /// <summary>Sends a body as it is.</summary>
    internal async Task<OtlpReply> SendAsync(
        byte[] body, string? mediaType, string path = "v1/traces", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await Http.SendAsync(request);
        return new OtlpReply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.RetryAfter?.ToString(),
            await response.Content.ReadAsByteArrayAsync(),
            response.Headers.TryGetValues("Accept-Encoding", out var codings) ? string.Join(", ", codings) : null);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
