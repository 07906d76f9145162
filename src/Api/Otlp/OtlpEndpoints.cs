using Bayou.Api.Routing;
using Bayou.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Otlp;

/// <summary>The OpenTelemetry protocol over HTTP: <c>/v1/traces</c>, <c>/v1/logs</c> and <c>/v1/metrics</c>.</summary>
/// <param name="options">How large requests may be.</param>
internal sealed class OtlpEndpoints(OtlpOptions options)
{
    private const string ContentEncoding = "Content-Encoding";

    /// <summary>What a caller needs to send telemetry, over whatever transport.</summary>
    internal static RoutePermission Permission { get; } = new(ResourceKind.Trace, PermissionAction.Create);

    internal void Declare(RouteTable routes)
    {
        Add("/v1/traces", OtlpSignal.Traces);
        Add("/v1/logs", OtlpSignal.Logs);
        Add("/v1/metrics", OtlpSignal.Metrics);

        void Add(string path, OtlpSignal signal) => routes.AddRaw(
            HttpMethods.Post,
            RouteSurface.Otlp,
            path,
            Permission,
            http => HandleAsync(http, signal),
            RouteGate.Tracking,
            maxBodyBytes: 0,
            OtlpAnswers.SendErrorAsync);
    }

    private async Task HandleAsync(HttpContext http, OtlpSignal signal)
    {
        var format = OtlpFormats.Read(http.Request);
        var destination = Destination.Read(http.Request.Headers);
        using var body = await OtlpBody.ReadAsync(http.Request, options.MaxBodyBytes, http.RequestAborted);
        body.Decode(http.Request.Headers.ContentEncoding.ToString(), body.Bytes, options.MaxDecodedBytes, ContentEncoding);
        var service = http.RequestServices.GetRequiredService<OtlpService>();
        var result = await service.TakeAsync(signal, format, body.Bytes, destination, http.RequestAborted);
        await OtlpAnswers.SendAsync(http, format, signal, result);
    }
}
