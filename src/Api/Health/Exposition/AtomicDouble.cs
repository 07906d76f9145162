namespace Bayou.Api.Health.Exposition;

/// <summary>A number that many threads change.</summary>
internal sealed class AtomicDouble
{
    private double _value;

    internal double Value => Volatile.Read(ref _value);

    internal void Set(double value) => Volatile.Write(ref _value, value);

    internal void Add(double change)
    {
        var seen = Volatile.Read(ref _value);
        while (true)
        {
            var before = Interlocked.CompareExchange(ref _value, seen + change, seen);
            if (before.Equals(seen))
            {
                return;
            }

            seen = before;
        }
    }
}
