using Bayou.Contracts.Datasets;

namespace Bayou.Search.Runs;

/// <summary>Compares dataset inputs by content, tags in order.</summary>
internal sealed class DatasetInputComparer : IEqualityComparer<DatasetInput>
{
    /// <inheritdoc/>
    public bool Equals(DatasetInput? x, DatasetInput? y) =>
        ReferenceEquals(x, y)
        || (x is not null && y is not null && x.Dataset == y.Dataset && x.Tags.AsSpan().SequenceEqual(y.Tags.AsSpan()));

    /// <inheritdoc/>
    public int GetHashCode(DatasetInput obj) => HashCode.Combine(obj.Dataset.Name, obj.Dataset.Digest, obj.Tags.Length);
}
