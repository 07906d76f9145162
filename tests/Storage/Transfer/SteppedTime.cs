namespace Bayou.Storage.Tests.Transfer;

/// <summary>A clock that goes on by a step each time it is looked at.</summary>
internal sealed class SteppedTime(TimeSpan step) : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks += step.Ticks;
}
