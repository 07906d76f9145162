using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded.Timers;

internal sealed partial class GrainTimer
{
    [LoggerMessage(LogLevel.Warning, "A timer callback of grain {GrainId} failed; the timer goes on.")]
    private static partial void LogCallbackFailed(ILogger logger, GrainId grainId, Exception exception);
}
