namespace Bayou.Bench.Running;

/// <summary>One operation that is to start.</summary>
/// <param name="Number">Counts operations over the whole life of a workload.</param>
/// <param name="Intended">When it should start, as a timestamp; its latency counts from here.</param>
internal readonly record struct Arrival(long Number, long Intended);
