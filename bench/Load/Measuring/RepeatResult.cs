using Bayou.Bench.Processes;
using Bayou.Bench.Running;

namespace Bayou.Bench.Measuring;

/// <summary>One measured stretch of a workload.</summary>
/// <param name="Operations">How many succeeded.</param>
/// <param name="Seconds">How long it took, from the start to the last answer.</param>
/// <param name="OperationsPerSecond">Successes per second.</param>
/// <param name="P50Ms">Half of the operations took no longer than this.</param>
/// <param name="P90Ms">Nine tenths took no longer.</param>
/// <param name="P99Ms">99 of 100 took no longer.</param>
/// <param name="MaxMs">The longest.</param>
/// <param name="Unstarted">Operations of an open loop that never got a connection; they count in the latencies.</param>
/// <param name="Errors">Failures by kind.</param>
/// <param name="Server">What the server's processes used; null when they are not to be seen.</param>
/// <param name="ClientCores">Processor time of this tool per time: its loop is one thread, so that 1 is all it has.</param>
internal sealed record RepeatResult(
    long Operations,
    double Seconds,
    double OperationsPerSecond,
    double P50Ms,
    double P90Ms,
    double P99Ms,
    double MaxMs,
    long Unstarted,
    IReadOnlyDictionary<string, long> Errors,
    ProcessUsage? Server,
    double ClientCores)
{
    private const double SaturatedCores = 0.9;

    /// <summary>Whether the client, not the server, may have set the rate.</summary>
    public bool ClientSaturated => ClientCores >= SaturatedCores;

    internal static RepeatResult Of(LoadOutcome outcome, ProcessUsage? server, double clientCores) => new(
        outcome.Completed,
        outcome.Elapsed.TotalSeconds,
        outcome.PerSecond,
        outcome.Latencies.Percentile(50).TotalMilliseconds,
        outcome.Latencies.Percentile(90).TotalMilliseconds,
        outcome.Latencies.Percentile(99).TotalMilliseconds,
        outcome.Latencies.Max.TotalMilliseconds,
        outcome.Unstarted,
        outcome.Errors.Kinds,
        server,
        clientCores);
}
