namespace Bayou.Storage.Transfer;

/// <summary>
/// A database that a copy fills, empty at first. It carries the mark of an unfinished copy (<see cref="UnfinishedCopy"/>) until
/// <see cref="CompleteAsync"/>. Rows come in the order of <see cref="IStoreRows"/>, streams first.
/// </summary>
internal interface ITransferTarget : ITransferEnd
{
    /// <summary>Writes the streams.</summary>
    Task WriteStreamsAsync(IAsyncEnumerable<StreamName> streams, CancellationToken cancellationToken);

    /// <summary>Writes the records.</summary>
    Task WriteRecordsAsync(IAsyncEnumerable<StreamBody> records, CancellationToken cancellationToken);

    /// <summary>Writes the snapshots.</summary>
    Task WriteSnapshotsAsync(IAsyncEnumerable<StreamBody> snapshots, CancellationToken cancellationToken);

    /// <summary>Writes the metric chunks.</summary>
    Task WriteChunksAsync(IAsyncEnumerable<StreamChunk> chunks, CancellationToken cancellationToken);

    /// <summary>Takes the mark away. When it returns, all is on disk and a server may open the database.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);
}
