using System.Collections.Immutable;

namespace Bayou.Storage.Metrics;

/// <summary>Reads metric chunks. They are written with the snapshot of their stream, see <see cref="Log.Compaction"/>.</summary>
public interface IMetricChunkStore
{
    /// <summary>The chunks of a key, by number.</summary>
    /// <param name="stream">The run's stream.</param>
    /// <param name="key">The metric's name.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<ImmutableArray<MetricChunkInfo>> ListAsync(string stream, string key, CancellationToken cancellationToken);

    /// <summary>Reads some chunks of a key, in the order of their numbers.</summary>
    /// <param name="stream">The run's stream.</param>
    /// <param name="key">The metric's name.</param>
    /// <param name="firstNumber">The first chunk to read.</param>
    /// <param name="count">How many at the most, at least 1.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<ImmutableArray<MetricChunk>> ReadAsync(string stream, string key, int firstNumber, int count, CancellationToken cancellationToken);
}
