using System.Collections.Immutable;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Runs;

/// <summary>Which points of a run move into chunks at a compaction.</summary>
/// <param name="Chunked">Series whose whole tail moves, with the number of chunks that it makes.</param>
/// <param name="Chunks">The chunks to store.</param>
internal sealed record MetricChunkingPlan(List<(MetricSeries Series, int Chunks)> Chunked, ImmutableArray<MetricChunk> Chunks);
