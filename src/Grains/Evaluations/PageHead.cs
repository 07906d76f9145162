namespace Bayou.Grains.Evaluations;

/// <summary>What is known of a page without reading it.</summary>
/// <param name="FirstId">The least id that it may hold.</param>
/// <param name="Placed">Records ever put there.</param>
/// <param name="Bytes">Characters of the records when they were put there.</param>
/// <param name="Live">Records that are there.</param>
internal readonly record struct PageHead(UInt128 FirstId, int Placed, long Bytes, int Live);
