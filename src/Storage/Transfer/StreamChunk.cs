using Bayou.Storage.Metrics;

namespace Bayou.Storage.Transfer;

/// <summary>A metric chunk with the stream it belongs to.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Chunk">The chunk.</param>
internal readonly record struct StreamChunk(string Stream, MetricChunk Chunk);
