namespace Orleans.Embedded;

/// <summary>
/// The time as of the last tick, so that stamping a call costs a memory read. Values are <see cref="TimeSpan"/> ticks
/// since the start.
/// </summary>
internal sealed class CoarseClock(TimeProvider time, TimeSpan resolution)
{
    private readonly long _start = time.GetTimestamp();
    private long _now;

    /// <summary>How far the values may lag.</summary>
    internal TimeSpan Resolution { get; } = resolution;

    /// <summary>The time of the last tick.</summary>
    internal long Now => Volatile.Read(ref _now);

    /// <summary>A time that is not before the true one: what is late counted from here is late.</summary>
    internal long Next => Now + Resolution.Ticks;

    internal void Tick() => Volatile.Write(ref _now, time.GetElapsedTime(_start).Ticks);
}
