using System.Collections.Immutable;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Runs;

/// <summary>
/// Decides which points move into chunks. Short tails stay in the snapshot, so that every chunk is worth its row and none
/// is ever rewritten.
/// </summary>
internal static class MetricChunking
{
    /// <summary>Shorter tails stay in the snapshot.</summary>
    internal const int MinChunkPoints = 512;

    /// <summary>Longer tails make several chunks: a sampled read decodes no more than it must.</summary>
    internal const int MaxChunkPoints = 8192;

    internal static MetricChunkingPlan Plan(IReadOnlyList<MetricSeries> allSeries)
    {
        var chunked = new List<(MetricSeries, int)>();
        var chunks = ImmutableArray.CreateBuilder<MetricChunk>();
        foreach (var series in allSeries)
        {
            if (series.Tail.Count < MinChunkPoints)
            {
                continue;
            }

            var before = chunks.Count;
            var points = series.SortedTail().AsSpan();
            for (var number = series.Chunks; !points.IsEmpty; number++)
            {
                var take = Math.Min(points.Length, MaxChunkPoints);
                chunks.Add(MetricChunk.Create(series.Key, number, points[..take]));
                points = points[take..];
            }

            chunked.Add((series, chunks.Count - before));
        }

        return new MetricChunkingPlan(chunked, chunks.DrainToImmutable());
    }
}
