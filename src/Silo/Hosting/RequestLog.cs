using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Hosting;

/// <summary>Logs each request at Debug. It is in the pipeline only when that level is on.</summary>
/// <param name="next">What answers.</param>
/// <param name="time">Measures how long it takes.</param>
/// <param name="logger">Where the lines go.</param>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider time, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var started = time.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            // The path stays encoded, so that nothing in it can break the line. The query may hold data of users.
            var path = http.Request.Path.ToUriComponent();
            var elapsed = time.GetElapsedTime(started).TotalMilliseconds;
            LogRequest(logger, http.Request.Method, path, http.Response.StatusCode, elapsed);
        }
    }
}
