using Bayou.Api;
using Bayou.Silo.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

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

    /// <summary>
    /// A request goes on on the thread that has received it, and its answer is sent on the thread that has it, instead of changing threads at
    /// each of Kestrel's pipes. Requests then run on the thread that reads from their connection, which is one of the pool's, so one
    /// that takes long holds up nobody else.
    /// </summary>
    internal static void Configure(SocketTransportOptions transport) => transport.UnsafePreferInlineScheduling = true;
}
