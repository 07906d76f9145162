using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bayou.Storage.Artifacts;

/// <summary>Removes, once at start-up and beside serving, what interrupted uploads and deletions left behind.</summary>
/// <param name="roots">The stores.</param>
/// <param name="options">Says from what age on.</param>
/// <param name="clock">Tells ages.</param>
/// <param name="logger">Hears what was removed.</param>
internal sealed partial class StaleStagingRemoval(
    ArtifactRoots roots, IOptions<ArtifactStoreOptions> options, TimeProvider clock, ILogger<StaleStagingRemoval> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var olderThan = clock.GetUtcNow() - options.Value.StaleAfter;
        return Task.Factory.StartNew(
            () => Remove(olderThan, stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Remove(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        foreach (var store in roots.Local)
        {
            try
            {
                var removed = store.RemoveStale(olderThan, cancellationToken);
                if (removed > 0)
                {
                    LogRemoved(logger, removed);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LogFailed(logger, exception);
            }
        }
    }
}
