namespace Bayou.Storage.Transfer;

/// <summary>
/// All that a store holds, row by row and in one order in every database: by the bytes of the stream's name, then by sequence, or by the
/// bytes of the metric's key and its chunks' numbers. One row is in memory at a time.
/// </summary>
internal interface IStoreRows
{
    /// <summary>All streams.</summary>
    IAsyncEnumerable<StreamName> ReadStreamsAsync(CancellationToken cancellationToken);

    /// <summary>All records that no snapshot has replaced.</summary>
    IAsyncEnumerable<StreamBody> ReadRecordsAsync(CancellationToken cancellationToken);

    /// <summary>All snapshots.</summary>
    IAsyncEnumerable<StreamBody> ReadSnapshotsAsync(CancellationToken cancellationToken);

    /// <summary>All metric chunks.</summary>
    IAsyncEnumerable<StreamChunk> ReadChunksAsync(CancellationToken cancellationToken);
}
