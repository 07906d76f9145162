using Bayou.Api;
using Bayou.Silo.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Bayou.Silo.Hosting;

/// <summary>Where the web server listens, and what it takes at most.</summary>
internal static class KestrelSetup
{
    private const int MaxLineBytes = 64 * 1024;

    /// <summary>Longer than proxies keep idle connections (60 s as a rule), so that it is they who close them.</summary>
    private static readonly TimeSpan s_keepAlive = TimeSpan.FromSeconds(130);

    private static readonly TimeSpan s_headers = TimeSpan.FromSeconds(30);

    internal static void Configure(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = MaxLineBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxLineBytes;
        kestrel.Limits.MaxRequestBodySize = BayouApi.DefaultMaxBodyBytes;
        kestrel.Limits.KeepAliveTimeout = s_keepAlive;
        kestrel.Limits.RequestHeadersTimeout = s_headers;
        kestrel.Listen(options.Address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        if (options.OtlpGrpcPort > 0)
        {
            kestrel.Listen(options.Address, options.OtlpGrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
        }
    }
}
