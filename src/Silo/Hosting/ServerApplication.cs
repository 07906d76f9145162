using Bayou.Api;
using Bayou.Api.Health;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Silo.Composition;
using Bayou.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Hosting;

/// <summary>Puts the web application together. It starts from nothing, so that no variable or file but Bayou's own has a say.</summary>
internal static class ServerApplication
{
    internal static WebApplication Build(ServerOptions options, Backend backend, ILoggerFactory logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => KestrelSetup.Configure(kestrel, options));
        builder.Services.Configure<SocketTransportOptions>(KestrelSetup.Configure);
        var services = builder.Services;
        services.AddSingleton(logging);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(backend);
        services.AddSingleton<ServerReadiness>();
        services.AddSingleton<IReadiness>(provider => provider.GetRequiredService<ServerReadiness>());
        services.Replace(ServiceDescriptor.Singleton<IMemoryPoolFactory<byte>, TransferBlocksFactory>());
        services.Replace(ServiceDescriptor.Singleton<IHostLifetime, PassiveLifetime>());

        // The stops below come with their own time limits; the host's must not be shorter.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        services.AddBayouApi(ApiOptions(options));
        backend.AddTo(builder);
        var app = builder.Build();
        Use(app, options);
        return app;
    }

    private static void Use(WebApplication app, ServerOptions options)
    {
        app.UseMiddleware<ConnectionDraining>();
        if (options.LogLevel <= LogLevel.Debug)
        {
            app.UseMiddleware<RequestLog>();
        }

        if (options.Security is not null)
        {
            app.UseBayouSecurity(options.Security);
        }

        app.UseBayouApi();
    }

    private static ApiServerOptions ApiOptions(ServerOptions options) => new()
    {
        StaticPrefix = options.StaticPrefix,
        ServeArtifacts = options.ServeArtifacts,
        ArtifactsOnly = options.ArtifactsOnly,
        Version = ProductVersion.Text,
        TruncateLongValues = options.TruncateLongValues,
        MaxArtifactLocation = options.ArtifactLocationMaxLength,
        ModelSourcePattern = options.ModelSourcePattern,
        Otlp = options.Otlp,
        Identity = options.Identity,
    };
}
