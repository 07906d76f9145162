using System.Collections.Immutable;
using Bayou.Storage.Writing;

namespace Bayou.Storage.Metrics;

/// <summary>The chunks of any database.</summary>
/// <param name="reader">The reader.</param>
internal sealed class MetricChunkStore(IChunkReader reader) : IMetricChunkStore
{
    /// <inheritdoc/>
    public Task<ImmutableArray<MetricChunkInfo>> ListAsync(string stream, string key, CancellationToken cancellationToken) =>
        StoredName.IsPossible(stream) && StoredName.IsPossible(key)
            ? reader.ListAsync(stream, key, cancellationToken)
            : Task.FromResult(ImmutableArray<MetricChunkInfo>.Empty);

    /// <inheritdoc/>
    public Task<ImmutableArray<MetricChunk>> ReadAsync(
        string stream, string key, int firstNumber, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstNumber);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return StoredName.IsPossible(stream) && StoredName.IsPossible(key)
            ? reader.ReadAsync(stream, key, firstNumber, count, cancellationToken)
            : Task.FromResult(ImmutableArray<MetricChunk>.Empty);
    }
}
