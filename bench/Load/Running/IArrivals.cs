namespace Bayou.Bench.Running;

/// <summary>Says when operations start. Times are timestamps of the clock that the loop uses.</summary>
internal interface IArrivals
{
    /// <summary>Takes the next operation if it may start now.</summary>
    bool TryTake(long now, out Arrival arrival);

    /// <summary>Whether no more operations start.</summary>
    bool IsOver(long now);

    /// <summary>How long until the next operation may start, if none may now; null when that does not hang on time.</summary>
    TimeSpan? UntilNext(long now);

    /// <summary>
    /// Operations that should have started before the end and did not, because no connection was free. Each is a latency that a user would
    /// have seen, of at least the time that it waited.
    /// </summary>
    /// <returns>How long each waited until the end.</returns>
    IEnumerable<TimeSpan> Unstarted();
}
