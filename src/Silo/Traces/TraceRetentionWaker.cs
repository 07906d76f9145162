using Bayou.Grains.Traces.Deletion;
using Bayou.Silo.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bayou.Silo.Traces;

/// <summary>
/// Has traces deleted that are no longer kept: at the start of this silo, and then regularly. What another silo left behind when it ended goes
/// on here.
/// </summary>
/// <param name="walk">Finds what is due.</param>
/// <param name="lifetime">Tells when the server serves.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class TraceRetentionWaker(
    TraceRetentionWalk walk, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<TraceRetentionWaker> logger)
    : RegularWork(lifetime, time, s_period)
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (await walk.PurgeAsync(cancellationToken) is > 0 and var deleted)
        {
            LogDeleted(logger, deleted);
        }
    }

    protected override void OnFailed(Exception exception) => LogFailed(logger, exception);
}
