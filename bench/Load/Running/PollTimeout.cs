using System.Runtime.InteropServices;

namespace Bayou.Bench.Running;

/// <summary><c>struct timespec</c> of 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct PollTimeout(TimeSpan time)
{
    private readonly long _seconds = time.Ticks / TimeSpan.TicksPerSecond;
    private readonly long _nanoseconds = time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick;

    internal TimeSpan Time => new((_seconds * TimeSpan.TicksPerSecond) + (_nanoseconds / TimeSpan.NanosecondsPerTick));
}
