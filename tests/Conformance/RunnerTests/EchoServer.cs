using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Bayou.Conformance.Tests.RunnerTests;

/// <summary>Answers each request with what it received: {method, target, host, type, body, count}.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int count;

    private EchoServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public int Count => count;

    public static async Task<EchoServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new EchoServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        context.Response.StatusCode = target.Contains("missing", StringComparison.Ordinal) ? 404 : 200;
        context.Response.Headers["X-Echo"] = "yes";
        await context.Response.WriteAsJsonAsync(new
        {
            method = context.Request.Method,
            target,
            host = context.Request.Host.Value,
            type = context.Request.ContentType,
            range = context.Request.Headers.Range.ToString(),
            body,
            count = Interlocked.Increment(ref count),
            error_code = context.Response.StatusCode == 404 ? "NOT_FOUND" : null,
            message = "as asked",
        });
    }
}
