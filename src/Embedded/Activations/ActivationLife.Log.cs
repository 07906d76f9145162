using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded.Activations;

internal sealed partial class ActivationLife
{
    [LoggerMessage(LogLevel.Warning, "Grain {GrainId} could not be activated; the waiting calls fail.")]
    private static partial void LogActivationFailed(ILogger logger, GrainId grainId, Exception exception);

    [LoggerMessage(LogLevel.Error, "Grain {GrainId} failed while it was deactivated; the activation ends all the same.")]
    private static partial void LogDeactivationFailed(ILogger logger, GrainId grainId, Exception exception);
}
