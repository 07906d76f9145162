using System.Runtime.CompilerServices;

namespace Bayou.Storage.Transfer;

/// <summary>Reads a database's rows, takes their digest and tells of progress on the way. Failures come out explained.</summary>
/// <param name="end">The database.</param>
/// <param name="digest">Takes the rows in.</param>
/// <param name="phase">What the reading is for.</param>
/// <param name="pace">Tells of progress.</param>
internal sealed class ObservedRows(ITransferEnd end, StoreDigest digest, CopyPhase phase, CopyPace pace) : IStoreRows
{
    /// <inheritdoc/>
    public IAsyncEnumerable<StreamName> ReadStreamsAsync(CancellationToken cancellationToken) =>
        ObserveAsync(end.Rows.ReadStreamsAsync(cancellationToken), digest.Streams, digest.Streams.Add, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamBody> ReadRecordsAsync(CancellationToken cancellationToken) =>
        ObserveAsync(end.Rows.ReadRecordsAsync(cancellationToken), digest.Records, digest.Records.Add, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamBody> ReadSnapshotsAsync(CancellationToken cancellationToken) =>
        ObserveAsync(end.Rows.ReadSnapshotsAsync(cancellationToken), digest.Snapshots, digest.Snapshots.Add, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StreamChunk> ReadChunksAsync(CancellationToken cancellationToken) =>
        ObserveAsync(end.Rows.ReadChunksAsync(cancellationToken), digest.Chunks, digest.Chunks.Add, cancellationToken);

    /// <summary>Reads everything, for the digest alone.</summary>
    public async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        await ReadStreamsAsync(cancellationToken).LongCountAsync(cancellationToken);
        await ReadRecordsAsync(cancellationToken).LongCountAsync(cancellationToken);
        await ReadSnapshotsAsync(cancellationToken).LongCountAsync(cancellationToken);
        await ReadChunksAsync(cancellationToken).LongCountAsync(cancellationToken);
    }

    private async IAsyncEnumerable<T> ObserveAsync<T>(
        IAsyncEnumerable<T> rows, TableDigest table, Action<T> add, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = rows.GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(reader))
        {
            cancellationToken.ThrowIfCancellationRequested();
            add(reader.Current);
            pace.OnRow(phase, table);
            yield return reader.Current;
        }
    }

    private async ValueTask<bool> MoveNextAsync<T>(IAsyncEnumerator<T> reader)
    {
        try
        {
            return await reader.MoveNextAsync();
        }
        catch (Exception failure) when (end.Explain(failure) is { } explained)
        {
            throw explained;
        }
    }
}
