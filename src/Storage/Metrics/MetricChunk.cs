namespace Bayou.Storage.Metrics;

/// <summary>A chunk of metric points: columns of one run's points of one key, in history order (timestamp, step, value).</summary>
/// <param name="Info">Key, number, count and bounds.</param>
/// <param name="Body">As the chunk codec writes it.</param>
public readonly record struct MetricChunk(MetricChunkInfo Info, ReadOnlyMemory<byte> Body);
