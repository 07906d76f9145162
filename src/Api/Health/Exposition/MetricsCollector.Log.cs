using Microsoft.Extensions.Logging;

namespace Bayou.Api.Health.Exposition;

internal sealed partial class MetricsCollector
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "some observed metrics gave no value")]
    private static partial void LogObservationFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "instrument {Instrument} of {Meter} is left out: {Name} is an instrument of another kind")]
    private static partial void LogNameTaken(ILogger logger, string instrument, string meter, string name);
}
