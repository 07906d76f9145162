using Bayou.Silo.Commands;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Bayou.Silo.Engines;

/// <summary>
/// Ends the process at once when the silo can't go on, as when its cluster has declared it dead. Everything that was acknowledged is
/// in the database, and the other silos have taken over; whoever supervises the process starts it again.
/// </summary>
/// <param name="logger">The log.</param>
internal sealed partial class FatalErrorHandler(ILogger<FatalErrorHandler> logger) : IFatalErrorHandler
{
    private int _isEnding;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        if (Interlocked.Exchange(ref _isEnding, 1) == 0)
        {
            LogFatal(logger, exception, context ?? "no context");
            Environment.Exit(ExitCode.Failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The silo can't go on and this process ends: {Context}")]
    private static partial void LogFatal(ILogger logger, Exception? exception, string context);
}
