using Microsoft.Extensions.Logging;

namespace Bayou.Grains.Traces;

internal sealed partial class UnreadableContent
{
    [LoggerMessage(LogLevel.Error, "Trace {TraceId}: stored content of its spans is damaged; it is left out of searches and gets no events")]
    private static partial void LogSkipped(ILogger logger, Exception damage, string traceId);
}
