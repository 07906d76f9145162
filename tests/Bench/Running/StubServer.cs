using Bayou.Bench.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Bayou.Bench.Tests.Running;

/// <summary>A server on a free port of this machine that answers as the test says.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private StubServer(WebApplication server) => _server = server;

    internal TargetAddress Address => TargetAddress.Parse(_server.Urls.Single());

    internal static async Task<StubServer> StartAsync(RequestDelegate answer, long? mostBodyBytes = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Limits.MaxRequestBodySize = mostBodyBytes);
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(answer);
        await server.StartAsync();
        return new StubServer(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
