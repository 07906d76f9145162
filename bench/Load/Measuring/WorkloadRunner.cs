using Bayou.Bench.Http;
using Bayou.Bench.Processes;
using Bayou.Bench.Running;
using Bayou.Bench.Targets;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Measuring;

/// <summary>Measures workloads on a server, each repeat beside one on the bare endpoint when there is one.</summary>
/// <param name="server">The server.</param>
/// <param name="serverProcesses">The server's processes; empty when they are not to be seen.</param>
/// <param name="bare">The bare endpoint; null for none.</param>
/// <param name="bareProcess">Its process.</param>
/// <param name="settings">How to measure.</param>
/// <param name="clock">Supplies timestamps.</param>
internal sealed class WorkloadRunner(
    MlflowServer server, IReadOnlyList<int> serverProcesses, TargetAddress? bare, int bareProcess, RunSettings settings, TimeProvider clock)
{
    private readonly ProcessMeter _serverMeter = new(serverProcesses, clock);
    private readonly ProcessMeter _bareMeter = new([bareProcess], clock);

    /// <summary>Prepares a workload, measures it, and cleans up.</summary>
    internal WorkloadResult Run(IWorkload workload, CancellationToken cancellationToken)
    {
        workload.Prepare(server, settings.Connections ?? workload.Description.Connections);
        try
        {
            return Measure(workload, cancellationToken);
        }
        finally
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                workload.CleanUp(server);
            }
        }
    }

    /// <summary>Measures a workload that is prepared.</summary>
    internal WorkloadResult Measure(IWorkload workload, CancellationToken cancellationToken)
    {
        var description = workload.Description;
        var connections = settings.Connections ?? description.Connections;
        var rate = settings.Rate ?? description.Rate;
        var repeats = new List<RepeatResult>();
        var bareRepeats = new List<RepeatResult>();
        using var sets = new ConnectionSet(server.Address, connections);
        using var bareSets = bare is not null && description.ComparesToBare ? new ConnectionSet(bare, connections) : null;
        long next = 0, bareNext = 0;
        for (var repeat = 0; repeat < settings.Repeats; repeat++)
        {
            if (bareSets is not null)
            {
                bareRepeats.Add(Repeat(workload, bareSets, _bareMeter, rate, reads: false, ref bareNext, cancellationToken));
            }

            repeats.Add(Repeat(workload, sets, _serverMeter, rate, reads: true, ref next, cancellationToken));
        }

        return WorkloadResult.Of(description, connections, rate, repeats, bareRepeats);
    }

    private RepeatResult Repeat(
        IWorkload workload,
        ConnectionSet connections,
        ProcessMeter meter,
        double? rate,
        bool reads,
        ref long next,
        CancellationToken cancellationToken)
    {
        var loop = new LoadLoop(connections, clock, meter.Look);
        var warmUp = loop.Run(workload, Arrivals(settings.WarmUp, rate, next), reads, cancellationToken);
        next += warmUp.Completed + warmUp.Errors.Total;

        meter.Start();
        var clientAtStart = Environment.CpuUsage.TotalTime;
        var startedAt = clock.GetTimestamp();
        var outcome = loop.Run(workload, Arrivals(settings.Duration, rate, next), reads, cancellationToken);
        var clientCores = (Environment.CpuUsage.TotalTime - clientAtStart) / clock.GetElapsedTime(startedAt);
        next += outcome.Completed + outcome.Errors.Total;
        return RepeatResult.Of(outcome, meter.Stop(), clientCores);
    }

    private IArrivals Arrivals(TimeSpan duration, double? rate, long firstNumber)
    {
        var start = clock.GetTimestamp();
        var end = start + (long)(duration.TotalSeconds * clock.TimestampFrequency);
        return rate is { } perSecond
            ? new OpenArrivals(start, end, perSecond, clock.TimestampFrequency, firstNumber)
            : new ClosedArrivals(end, firstNumber);
    }
}
