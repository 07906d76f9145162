using System.Collections.Concurrent;

namespace Orleans.Embedded.Activations;

/// <summary>
/// Finds what takes too long. An activation is put here once when it gets work and leaves when a tick finds it idle, so
/// that a call pays nothing for its timeout but a look at a flag.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly ConcurrentQueue<Activation> _watched = new();
    private readonly CoarseClock _clock;
    private readonly ITimer _timer;
    private int _ticking;

    internal Watchdog(EmbeddedRuntime runtime)
    {
        _clock = runtime.Clock;
        _timer = CleanTimer.Create(runtime.Time, static self => ((Watchdog)self!).Tick(), this, _clock.Resolution);
    }

    public void Dispose() => _timer.Dispose();

    internal void Watch(Activation activation) => _watched.Enqueue(activation);

    private void Tick()
    {
        // Ticks may overlap when the machine is slow.
        if (Interlocked.Exchange(ref _ticking, 1) == 1)
        {
            return;
        }

        _clock.Tick();
        for (var count = _watched.Count; count > 0 && _watched.TryDequeue(out var activation); count--)
        {
            if (activation.EndOverdue(_clock.Now))
            {
                _watched.Enqueue(activation);
            }
        }

        Volatile.Write(ref _ticking, 0);
    }
}
