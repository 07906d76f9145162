using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Bayou.Silo.Hosting;

/// <summary>Logs go to standard error: text or JSON, one entry a line, times in UTC.</summary>
internal static class LoggingSetup
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    internal static ILoggerFactory Create(LogLevel level, LogFormat format) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(level);
        var platformLevel = level > LogLevel.Warning ? level : LogLevel.Warning;
        logging.AddFilter("Microsoft", platformLevel).AddFilter("System", platformLevel);

        // Of Orleans, who joins and leaves is worth telling. The silo's own warnings are about the garbage collector, which is chosen on purpose.
        logging.AddFilter("Orleans", platformLevel).AddFilter("Orleans.Runtime.MembershipService.MembershipTableManager", level);
        logging.AddFilter("Orleans.Runtime.Silo", level > LogLevel.Error ? level : LogLevel.Error);

        // Enabled, it would make an Activity for each request, only to put its id on log lines.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // A failed start reaches this process as an exception, and is told in the terms of the configuration.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        AddConsole(logging, format);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    });

    private static void AddConsole(ILoggingBuilder logging, LogFormat format)
    {
        if (format == LogFormat.Json)
        {
            logging.AddJsonConsole(json =>
            {
                json.TimestampFormat = TimeFormat.TrimEnd();
                json.UseUtcTimestamp = true;
            });
            return;
        }

        logging.AddSimpleConsole(text =>
        {
            text.TimestampFormat = TimeFormat;
            text.UseUtcTimestamp = true;
            text.SingleLine = true;
            text.ColorBehavior = LoggerColorBehavior.Disabled;
        });
    }
}
