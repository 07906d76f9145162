namespace Bayou.Bench.Running;

/// <summary>
/// Open loop: operations start at a fixed rate, whether the server keeps up or not. The time that one waits for a free connection counts
/// as its latency, so that a server which stalls can't hide it (coordinated omission).
/// </summary>
/// <param name="start">When the first operation starts.</param>
/// <param name="end">From when on none starts.</param>
/// <param name="rate">Operations per second.</param>
/// <param name="frequency">Ticks of a timestamp per second.</param>
/// <param name="firstNumber">The number of the first operation.</param>
internal sealed class OpenArrivals(long start, long end, double rate, long frequency, long firstNumber) : IArrivals
{
    private long _taken;

    public bool TryTake(long now, out Arrival arrival)
    {
        var intended = Intended(_taken);
        arrival = new Arrival(firstNumber + _taken, intended);
        if (now >= end || intended > now || intended >= end)
        {
            return false;
        }

        _taken++;
        return true;
    }

    public bool IsOver(long now) => now >= end;

    public TimeSpan? UntilNext(long now) => Span(Math.Min(Intended(_taken), end) - now);

    public IEnumerable<TimeSpan> Unstarted()
    {
        for (var index = _taken; Intended(index) < end; index++)
        {
            yield return Span(end - Intended(index));
        }
    }

    private long Intended(long index) => start + (long)(index * (frequency / rate));

    private TimeSpan Span(long ticks) => TimeSpan.FromSeconds(ticks / (double)frequency);
}
