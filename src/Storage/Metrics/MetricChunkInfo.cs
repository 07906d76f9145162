namespace Bayou.Storage.Metrics;

/// <summary>What is known of a chunk of metric points without decoding it.</summary>
/// <param name="Key">The metric's name.</param>
/// <param name="Number">0, 1, … inside (stream, key).</param>
/// <param name="Count">Points in it, at least 1.</param>
/// <param name="MinStep">Smallest step.</param>
/// <param name="MaxStep">Greatest step.</param>
/// <param name="MinTimestamp">Earliest timestamp, ms.</param>
/// <param name="MaxTimestamp">Latest timestamp, ms.</param>
public readonly record struct MetricChunkInfo(
    string Key, int Number, int Count, long MinStep, long MaxStep, long MinTimestamp, long MaxTimestamp);
