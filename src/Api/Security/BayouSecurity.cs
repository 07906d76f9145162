using Bayou.Api.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Security;

/// <summary>Puts the host check, the cross-origin check and the security headers into a host's pipeline.</summary>
public static class BayouSecurity
{
    private static readonly string[] s_probes = ["/health", "/ready", "/version"];

    /// <summary>Guards all that is added to the pipeline after it.</summary>
    /// <param name="app">The host.</param>
    /// <param name="options">Which hosts and origins are allowed.</param>
    public static void UseBayouSecurity(this IApplicationBuilder app, SecurityOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        var prefix = app.ApplicationServices.GetRequiredService<ApiServerOptions>().StaticPrefix;
        string[] exemptPaths = [.. s_probes.Select(probe => prefix + probe)];
        app.UseMiddleware<SecurityHeaders>(options.Frames);
        app.UseMiddleware<HostCheck>(new HostAllowList(options.AllowedHosts), exemptPaths);
        app.UseMiddleware<CrossOriginCheck>(new OriginAllowList(options.AllowedOrigins));
    }
}
