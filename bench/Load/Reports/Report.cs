using Bayou.Bench.Measuring;

namespace Bayou.Bench.Reports;

/// <summary>All results of one call of the tool.</summary>
/// <param name="Target">The server's address.</param>
/// <param name="StartedAt">When the first measurement began.</param>
/// <param name="Processors">Processors of the machine that the tool ran on.</param>
/// <param name="Workloads">The results in order.</param>
/// <param name="Figures">Single figures beside them, such as bytes per run, by name.</param>
internal sealed record Report(
    string Target,
    DateTimeOffset StartedAt,
    int Processors,
    IReadOnlyList<WorkloadResult> Workloads,
    IReadOnlyDictionary<string, double> Figures);
