namespace Bayou.Api.Health.Exposition;

/// <summary>The counts of one histogram series.</summary>
/// <param name="boundaries">Upper bounds of the buckets, inclusive, ascending.</param>
internal sealed class HistogramSeries(IReadOnlyList<double> boundaries)
{
    private readonly double[] _boundaries = [.. boundaries];
    private readonly long[] _counts = new long[boundaries.Count + 1];
    private readonly AtomicDouble _sum = new();

    internal double Sum => _sum.Value;

    internal void Record(double value)
    {
        var found = Array.BinarySearch(_boundaries, value);
        Interlocked.Increment(ref _counts[found < 0 ? ~found : found]);
        _sum.Add(value);
    }

    /// <summary>Measurements by bucket; the last is what exceeds all bounds.</summary>
    internal long[] Counts()
    {
        var counts = new long[_counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Interlocked.Read(ref _counts[i]);
        }

        return counts;
    }
}
