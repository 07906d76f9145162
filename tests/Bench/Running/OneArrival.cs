using Bayou.Bench.Running;

namespace Bayou.Bench.Tests.Running;

/// <summary>A single operation.</summary>
internal sealed class OneArrival(Arrival only) : IArrivals
{
    private bool _taken;

    public bool TryTake(long now, out Arrival arrival)
    {
        arrival = only;
        var mayStart = !_taken;
        _taken = true;
        return mayStart;
    }

    public bool IsOver(long now) => _taken;

    public TimeSpan? UntilNext(long now) => null;

    public IEnumerable<TimeSpan> Unstarted() => [];
}
