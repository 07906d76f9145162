using Microsoft.Extensions.Logging;

namespace Bayou.Api.Security;

internal sealed partial class HostCheck
{
    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "refused requests for host '{Host}'; --allowed-hosts or MLFLOW_SERVER_ALLOWED_HOSTS allows it")]
    private static partial void LogRefused(ILogger logger, string host);
}
