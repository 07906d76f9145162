namespace Bayou.Search.Runs.Sorting;

/// <summary>The sizes by which orders are kept.</summary>
internal sealed record SortedOrderLimits
{
    /// <summary>
    /// Rows of a segment, a power of two from 1024 to 65,536: few enough to sort in the time of a search, so many that even a large table has few
    /// segments.
    /// </summary>
    public int SegmentRows { get; init; } = 1 << 15;

    /// <summary>Scans of fewer pages cost no more than an answer costs anyway, and count for nothing.</summary>
    public int LeastPages { get; init; } = 16;

    /// <summary>How many rows a walk may meet at least.</summary>
    public int LeastWalk { get; init; } = 1024;
}
