using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Traces;

internal sealed partial class TraceRetentionWaker
{
    [LoggerMessage(LogLevel.Information, "Deleted {Traces} traces that are no longer kept.")]
    private static partial void LogDeleted(ILogger logger, long traces);

    [LoggerMessage(LogLevel.Warning, "Traces that are no longer kept could not be deleted; this is tried again soon.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
