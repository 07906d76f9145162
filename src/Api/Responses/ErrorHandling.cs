using System.Diagnostics;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Bayou.Api.Responses;

/// <summary>The one place where a failure becomes an HTTP answer.</summary>
/// <param name="next">What may fail.</param>
/// <param name="logger">Hears of unknown failures, once each.</param>
internal sealed partial class ErrorHandling(RequestDelegate next, ILogger<ErrorHandling> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to read an answer.
            http.Abort();
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, exception);
        }
        catch (Exception exception)
        {
            // Half an answer is out already: cutting the connection is the only way to say that it is not whole.
            LogUnhandled(logger, exception, http.Request.Method, RouteOf(http), TraceIdOf(http));
            http.Abort();
        }
    }

    private Task AnswerAsync(HttpContext http, Exception exception)
    {
        http.Response.Clear();
        switch (exception)
        {
            case BayouException { Code: ErrorCode.TemporarilyUnavailable } coded:
                LogUnavailable(logger, coded, http.Request.Method, RouteOf(http), TraceIdOf(http));
                return ErrorBody.SendAsync(http, coded.Code, coded.Message);
            case BayouException coded:
                return ErrorBody.SendAsync(http, coded.Code, coded.Message);
            case BadHttpRequestException bad:
                return ErrorBody.SendAsync(http, ErrorCode.InvalidParameterValue, bad.Message, bad.StatusCode);
            case TimeoutException:
                LogUnavailable(logger, exception, http.Request.Method, RouteOf(http), TraceIdOf(http));
                return ErrorBody.SendAsync(http, ErrorCode.TemporarilyUnavailable, "The server could not finish the call in time. Try again.");
            default:
                LogUnhandled(logger, exception, http.Request.Method, RouteOf(http), TraceIdOf(http));
                return ErrorBody.SendAsync(
                    http, ErrorCode.InternalError, $"The server failed on this call. Trace id: {TraceIdOf(http)}");
        }
    }

    private static string RouteOf(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint endpoint ? endpoint.RoutePattern.RawText ?? "" : "(no route)";

    private static string TraceIdOf(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
}
