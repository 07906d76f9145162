using System.Collections.Immutable;

namespace Bayou.Storage.Transfer;

/// <summary>The digests of all tables of a store.</summary>
internal sealed class StoreDigest : IDisposable
{
    public TableDigest Streams { get; } = new("streams");

    public TableDigest Records { get; } = new("records");

    public TableDigest Snapshots { get; } = new("snapshots");

    public TableDigest Chunks { get; } = new("chunks");

    public ImmutableArray<TableDigest> Tables => [Streams, Records, Snapshots, Chunks];

    public void Dispose()
    {
        foreach (var table in Tables)
        {
            table.Dispose();
        }
    }
}
