using Microsoft.Extensions.Logging;

namespace Orleans.Hosting;

internal sealed partial class EmbeddedHost
{
    [LoggerMessage(LogLevel.Warning, "Stopped with {Count} grains not deactivated; calls that were not finished have failed.")]
    private static partial void LogNotDrained(ILogger logger, int count, Exception exception);
}
