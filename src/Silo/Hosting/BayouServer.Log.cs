using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Hosting;

internal sealed partial class BayouServer
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogConfiguration(ILogger logger, string warning);

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "listening on {Address}: there is no access control, whoever reaches this port can change everything")]
    private static partial void LogOpenToNetwork(ILogger logger, string address);

    [LoggerMessage(
        EventId = 3,
        Level = LogLevel.Warning,
        Message = "host check and cross-origin check are switched off: any web page that a user of this server visits can drive it")]
    private static partial void LogUnguarded(ILogger logger);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "stopping")]
    private static partial void LogStopping(ILogger logger);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "requests still in flight after {Seconds} s were cut")]
    private static partial void LogRequestsCut(ILogger logger, double seconds);

    [LoggerMessage(
        EventId = 6,
        Level = LogLevel.Warning,
        Message = "the engine did not stop within {Seconds} s; what was acknowledged is in the log all the same")]
    private static partial void LogEngineCut(ILogger logger, double seconds);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information, Message = "stopped")]
    private static partial void LogStopped(ILogger logger);
}
