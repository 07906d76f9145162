using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bayou.Bench.Baseline;

/// <summary>The child process: serves the bare endpoint until its input ends.</summary>
internal static class BareServer
{
    internal static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(BareEndpoint.AnswerAsync);
        await server.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync(server.Urls.Single());

        // The parent holds the other end: it closes when the parent ends, however that happens.
        await Console.In.ReadToEndAsync(cancellationToken);
        await server.StopAsync(cancellationToken);
        return 0;
    }
}
