namespace Bayou.Bench.Running;

/// <summary>Closed loop: a connection starts its next operation when its last one is done, until the time is over.</summary>
internal sealed class ClosedArrivals(long end, long firstNumber) : IArrivals
{
    private long _next = firstNumber;

    public bool TryTake(long now, out Arrival arrival)
    {
        arrival = new Arrival(_next, now);
        if (now >= end)
        {
            return false;
        }

        _next++;
        return true;
    }

    public bool IsOver(long now) => now >= end;

    public TimeSpan? UntilNext(long now) => null;

    public IEnumerable<TimeSpan> Unstarted() => [];
}
