using Microsoft.Extensions.Logging;

namespace Bayou.Api.Security;

internal sealed partial class CrossOriginCheck
{
    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "refused requests from origin '{Origin}'; --cors-allowed-origins or MLFLOW_SERVER_CORS_ALLOWED_ORIGINS allows them")]
    private static partial void LogRefused(ILogger logger, string origin);
}
