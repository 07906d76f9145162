using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Hosting;

internal sealed partial class RequestLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "{Method} {Path} answered {Status} in {Milliseconds} ms")]
    private static partial void LogRequest(ILogger logger, string method, string path, int status, double milliseconds);
}
