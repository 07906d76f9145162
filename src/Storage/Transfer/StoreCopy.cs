namespace Bayou.Storage.Transfer;

/// <summary>Copies a store, of any kind, into an empty database of any kind: all bytes and all sequence numbers stay the same.</summary>
public static class StoreCopy
{
    /// <summary>
    /// Copies. Both databases are held as a server holds them; PostgreSQL is read as it is at one moment. Memory is bounded by the largest
    /// row. Until all is written and compared, the target carries a mark with which no server opens it; a copy into a database
    /// with that mark starts over.
    /// </summary>
    /// <param name="from">The store to copy; URIs as for <see cref="StateStores.OpenAsync"/>.</param>
    /// <param name="to">Where to; an empty database.</param>
    /// <param name="time">The clock, for the version table and the pace of <paramref name="progress"/>.</param>
    /// <param name="progress">Hears at most once a second how far the copy is, on any thread.</param>
    /// <param name="cancellationToken">Ends the copy; the target stays marked.</param>
    /// <returns>What both sides hold. If it isn't the same, the target stays marked.</returns>
    /// <exception cref="StoreConfigurationException">
    /// A URI or a database is at fault: in use, not empty, of a newer version, damaged; the message says which, and what to do.
    /// </exception>
    /// <exception cref="Bayou.Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: a server gives no answer.</exception>
    public static Task<CopyReport> CopyAsync(
        string from, string to, TimeProvider time, IProgress<CopyProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(progress);
        var sourceAddress = StateStores.Parse(from);
        var targetAddress = StateStores.Parse(to);

        // SQLite works on the thread that calls it.
        return Task.Run(
            () => CopyAsync(sourceAddress, targetAddress, time, new CopyPace(progress, time), cancellationToken), cancellationToken);
    }

    /// <summary>Whether two URIs name the same database, as far as their text tells.</summary>
    /// <param name="from">A URI without fault, see <see cref="StateStores.FindFault"/>.</param>
    /// <param name="to">Another.</param>
    public static bool IsOntoItself(string from, string to) =>
        StateStores.Parse(from).Database == StateStores.Parse(to).Database;

    private static async Task<CopyReport> CopyAsync(
        IStoreAddress from, IStoreAddress to, TimeProvider time, CopyPace pace, CancellationToken cancellationToken)
    {
        await using var source = await from.OpenSourceAsync(time, cancellationToken);
        await using var target = await to.OpenTargetAsync(time, cancellationToken);
        try
        {
            using var read = new StoreDigest();
            using var written = new StoreDigest();
            var rows = new ObservedRows(source, read, CopyPhase.Copying, pace);
            await target.WriteStreamsAsync(rows.ReadStreamsAsync(cancellationToken), cancellationToken);
            await target.WriteRecordsAsync(rows.ReadRecordsAsync(cancellationToken), cancellationToken);
            await target.WriteSnapshotsAsync(rows.ReadSnapshotsAsync(cancellationToken), cancellationToken);
            await target.WriteChunksAsync(rows.ReadChunksAsync(cancellationToken), cancellationToken);
            await new ObservedRows(target, written, CopyPhase.Checking, pace).ReadAllAsync(cancellationToken);
            var report = new CopyReport(
                [.. read.Tables.Zip(written.Tables, static (from, to) => new CopiedTable(from.Name, from.Finish(), to.Finish()))]);
            if (report.IsExact)
            {
                await target.CompleteAsync(cancellationToken);
            }

            return report;
        }
        catch (Exception failure) when (target.Explain(failure) is { } explained)
        {
            throw explained;
        }
    }
}
