using Microsoft.Extensions.Logging;

namespace Bayou.Storage.Artifacts;

internal sealed partial class StaleStagingRemoval
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "removed {Count} leftovers of artifact uploads and deletions")]
    private static partial void LogRemoved(ILogger logger, int count);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "leftovers of artifact uploads and deletions could not be removed; the next start tries again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
