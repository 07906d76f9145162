using Bayou.Bench.Workloads;

namespace Bayou.Bench.Measuring;

/// <summary>All repeats of a workload, on the server and on the bare endpoint.</summary>
/// <param name="Name">The workload's name, with the step of a growth measurement.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Connections">How many connections.</param>
/// <param name="Rate">Operations per second of an open loop; null for a closed loop.</param>
/// <param name="Unit">What an operation carries; null for nothing.</param>
/// <param name="UnitsPerOperation">How many of it.</param>
/// <param name="Repeats">The repeats on the server.</param>
/// <param name="Bare">The repeats on the bare endpoint, each just before that of the server; empty when there was none.</param>
internal sealed record WorkloadResult(
    string Name,
    string Summary,
    int Connections,
    double? Rate,
    string? Unit,
    double UnitsPerOperation,
    IReadOnlyList<RepeatResult> Repeats,
    IReadOnlyList<RepeatResult> Bare)
{
    /// <summary>Successes per second.</summary>
    public Spread OperationsPerSecond => Spread.Of(Repeats.Select(static repeat => repeat.OperationsPerSecond));

    /// <summary>Units per second; null when there is no unit.</summary>
    public double? UnitsPerSecond => Unit is null ? null : OperationsPerSecond.Median * UnitsPerOperation;

    /// <summary>The median of each latency.</summary>
    public double P50Ms => Median(static repeat => repeat.P50Ms);

    /// <inheritdoc cref="P50Ms"/>
    public double P90Ms => Median(static repeat => repeat.P90Ms);

    /// <inheritdoc cref="P50Ms"/>
    public double P99Ms => Median(static repeat => repeat.P99Ms);

    /// <summary>The longest of all repeats.</summary>
    public double MaxMs => Repeats.Max(static repeat => repeat.MaxMs);

    /// <summary>The rate as a share of the bare endpoint's, repeat by repeat; null when there was none, or the rate was given.</summary>
    public Spread? ShareOfBare => Bare.Count == 0 || Rate is not null
        ? null
        : Spread.Of(Repeats.Zip(Bare, Share));

    /// <summary>Failures of all repeats.</summary>
    public long Errors => Repeats.Sum(static repeat => repeat.Errors.Values.Sum());

    /// <summary>Processor time of the server per time; null when its processes are not to be seen.</summary>
    public double? ServerCores => Repeats[0].Server is null ? null : Median(static repeat => repeat.Server!.Cores);

    /// <summary>The most memory of the server, in bytes; null when its processes are not to be seen.</summary>
    public long? ServerPeakBytes => Repeats.Max(static repeat => repeat.Server?.PeakResidentBytes);

    /// <summary>Processor time of this tool per time.</summary>
    public double ClientCores => Median(static repeat => repeat.ClientCores);

    /// <summary>Whether the client may have set the rate, of the server or of the bare endpoint.</summary>
    public bool ClientSaturated => Repeats.Concat(Bare).Any(static repeat => repeat.ClientSaturated);

    internal static WorkloadResult Of(
        WorkloadDescription description,
        int connections,
        double? rate,
        IReadOnlyList<RepeatResult> repeats,
        IReadOnlyList<RepeatResult> bare) =>
        new(description.Name, description.Summary, connections, rate, description.Unit, description.UnitsPerOperation, repeats, bare);

    private static double Share(RepeatResult own, RepeatResult bare) =>
        bare.OperationsPerSecond > 0 ? own.OperationsPerSecond / bare.OperationsPerSecond : 0;

    private double Median(Func<RepeatResult, double> figure) => Spread.Of(Repeats.Select(figure)).Median;
}
