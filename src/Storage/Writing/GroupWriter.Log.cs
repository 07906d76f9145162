using Microsoft.Extensions.Logging;

namespace Bayou.Storage.Writing;

internal sealed partial class GroupWriter
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A group of writes was refused: {Reason}")]
    private partial void LogUnavailable(string reason, Exception? cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "A group of writes failed in a way that is not foreseen")]
    private partial void LogUnexpected(Exception cause);
}
