namespace Bayou.Bench.Workloads;

/// <summary>One operation under way.</summary>
/// <param name="Connection">Which connection carries it, from 0.</param>
/// <param name="Number">Counts the operations of a workload over its whole life, so that no two write the same thing.</param>
/// <param name="Step">Which of its requests this is, from 0.</param>
internal readonly record struct Operation(int Connection, long Number, int Step);
