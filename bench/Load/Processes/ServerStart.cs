namespace Bayou.Bench.Processes;

/// <summary>How a server started.</summary>
/// <param name="FirstAnswer">From the start of its process to the first answered request.</param>
/// <param name="FirstSearch">From the start to the answer of the first run search; null when none was asked for.</param>
/// <param name="RestingBytes">Memory in use after a rest.</param>
internal sealed record ServerStart(TimeSpan FirstAnswer, TimeSpan? FirstSearch, long RestingBytes);
