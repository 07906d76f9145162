namespace Bayou.Bench.Running;

/// <summary>A given number of operations, each as soon as a connection is free.</summary>
internal sealed class CountedArrivals(long count, long firstNumber) : IArrivals
{
    private long _taken;

    public bool TryTake(long now, out Arrival arrival)
    {
        arrival = new Arrival(firstNumber + _taken, now);
        if (_taken == count)
        {
            return false;
        }

        _taken++;
        return true;
    }

    public bool IsOver(long now) => _taken == count;

    public TimeSpan? UntilNext(long now) => null;

    public IEnumerable<TimeSpan> Unstarted() => [];
}
