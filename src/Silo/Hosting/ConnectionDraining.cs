using Bayou.Api;
using Microsoft.AspNetCore.Http;

namespace Bayou.Silo.Hosting;

/// <summary>
/// While the server drains, its answers ask callers to close the connection. A proxy would otherwise send its next request on one that
/// is closed at that moment, and could not know whether that request was carried out. A server of a cluster at last refuses what is new,
/// since others can take it.
/// </summary>
/// <param name="next">Answers the request.</param>
/// <param name="readiness">Knows whether the server is about to stop.</param>
internal sealed class ConnectionDraining(RequestDelegate next, ServerReadiness readiness)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (readiness.IsStopping)
        {
            http.Response.Headers.Connection = "close";
        }

        return readiness.IsTurningAway
            ? BayouApi.RefuseAsync(http, "This server is stopping. Send the request to another one of the cluster.")
            : next(http);
    }
}
