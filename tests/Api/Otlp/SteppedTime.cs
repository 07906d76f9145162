namespace Bayou.Api.Tests.Otlp;

/// <summary>Time that passes when a test says so.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    internal void Pass(TimeSpan time) => _now += time;
}
