using Microsoft.Extensions.Logging;

namespace Bayou.Api.Responses;

internal sealed partial class ErrorHandling
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "unhandled failure of {Method} {Route}, trace {TraceId}")]
    private static partial void LogUnhandled(ILogger logger, Exception exception, string method, string route, string traceId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Method} {Route} could not be served, the client is told to try again, trace {TraceId}")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string method, string route, string traceId);
}
