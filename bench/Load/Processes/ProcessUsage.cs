namespace Bayou.Bench.Processes;

/// <summary>What processes used over a stretch of load.</summary>
/// <param name="PeakResidentBytes">The most memory that was seen in use, in bytes.</param>
/// <param name="Cores">Processor time per time: 1 is one core.</param>
internal sealed record ProcessUsage(long PeakResidentBytes, double Cores);
