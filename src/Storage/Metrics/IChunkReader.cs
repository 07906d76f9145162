using System.Collections.Immutable;

namespace Bayou.Storage.Metrics;

/// <summary>How a database reads metric chunks. Names are such as can be stored.</summary>
internal interface IChunkReader
{
    /// <summary>See <see cref="IMetricChunkStore.ListAsync"/>.</summary>
    Task<ImmutableArray<MetricChunkInfo>> ListAsync(string stream, string key, CancellationToken cancellationToken);

    /// <summary>See <see cref="IMetricChunkStore.ReadAsync"/>.</summary>
    Task<ImmutableArray<MetricChunk>> ReadAsync(string stream, string key, int firstNumber, int count, CancellationToken cancellationToken);
}
