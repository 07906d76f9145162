using System.Numerics;

namespace Bayou.Bench.Measuring;

/// <summary>
/// Counts times in buckets whose width grows with the time, as HdrHistogram does: 128 buckets for each doubling, so that a percentile is
/// at most 0.8 % too high. Recording costs a few instructions, whatever the time.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int SubBucketBits = 7;
    private const int SubBuckets = 1 << SubBucketBits;
    private const int LargestBits = 42;
    private const long Largest = (1L << LargestBits) - 1;
    private readonly long[] _counts = new long[(LargestBits - SubBucketBits + 1) * SubBuckets];

    /// <summary>How many times were recorded.</summary>
    internal long Count { get; private set; }

    /// <summary>The longest time, exactly; zero when there is none.</summary>
    internal TimeSpan Max { get; private set; }

    /// <summary>Adds one time. One of more than 73 minutes counts as that long.</summary>
    internal void Record(TimeSpan time)
    {
        _counts[BucketOf(Math.Clamp(time.Ticks * TimeSpan.NanosecondsPerTick, 0, Largest))]++;
        Count++;
        Max = time > Max ? time : Max;
    }

    /// <summary>The time that this share of all times does not exceed; zero when there is none.</summary>
    /// <param name="percent">From 0 to 100.</param>
    internal TimeSpan Percentile(double percent)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(Count * percent / 100));
        var seen = 0L;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank)
            {
                var time = new TimeSpan(LongestIn(bucket) / TimeSpan.NanosecondsPerTick);
                return time < Max ? time : Max;
            }
        }

        return Max;
    }

    private static int BucketOf(long nanoseconds)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)nanoseconds | 1) - SubBucketBits);
        return (shift * SubBuckets) + (int)(nanoseconds >> shift);
    }

    private static long LongestIn(int bucket)
    {
        var shift = Math.Max(0, (bucket / SubBuckets) - 1);
        return ((bucket - (shift * SubBuckets) + 1L) << shift) - 1;
    }
}
