using Microsoft.Extensions.Logging;

namespace Orleans.Embedded.Activations;

internal sealed partial class ActivationCollector
{
    [LoggerMessage(LogLevel.Information, "Budget exceeded: {Collected} of {Count} activations end.")]
    private static partial void LogBudget(ILogger logger, int count, int collected);
}
