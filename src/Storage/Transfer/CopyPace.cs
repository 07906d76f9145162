namespace Bayou.Storage.Transfer;

/// <summary>Tells of progress at most once a second.</summary>
/// <param name="progress">Who is told.</param>
/// <param name="time">The clock.</param>
internal sealed class CopyPace(IProgress<CopyProgress> progress, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private long _told = time.GetTimestamp();

    /// <summary>Takes notice of a row.</summary>
    public void OnRow(CopyPhase phase, TableDigest table)
    {
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(_told, now) >= Interval)
        {
            _told = now;
            progress.Report(new CopyProgress(phase, table.Name, table.Rows, table.Bytes));
        }
    }
}
