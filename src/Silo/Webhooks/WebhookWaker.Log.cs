using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Webhooks;

internal sealed partial class WebhookWaker
{
    [LoggerMessage(LogLevel.Warning, "Webhooks with messages to send could not be woken; this is tried again soon.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
