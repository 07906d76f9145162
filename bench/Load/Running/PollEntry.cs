using System.Runtime.InteropServices;

namespace Bayou.Bench.Running;

/// <summary><c>struct pollfd</c> of poll(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    internal const short Readable = 1;
    internal const short Writable = 4;

    /// <summary>A negative one is skipped.</summary>
    internal int Descriptor;
    internal short Wanted;
    internal short Seen;
}
