namespace Bayou.Storage.Tests.Suites;

/// <summary>The real clock, which a test may put forward.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() =>
        base.GetUtcNow() + TimeSpan.FromSeconds((double)Volatile.Read(ref _shift) / TimestampFrequency);

    public override long GetTimestamp() => base.GetTimestamp() + Volatile.Read(ref _shift);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, (long)(by.TotalSeconds * TimestampFrequency));
}
