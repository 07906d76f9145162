using Microsoft.Extensions.Logging;

namespace Bayou.Grains.Traces;

internal sealed partial class UnreadableContent
{
    [LoggerMessage(LogLevel.Error, "Trace {TraceId}: stored content of its spans can't be read; searches leave it out")]
    private static partial void LogSkipped(ILogger logger, Exception damage, string traceId);
}
