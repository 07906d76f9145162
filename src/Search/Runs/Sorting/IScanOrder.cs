namespace Bayou.Search.Runs.Sorting;

/// <summary>A total order of a table's rows by which a scan can refuse most of them with one comparison.</summary>
internal interface IScanOrder : IComparer<int>
{
    /// <summary>Writes <see cref="SortBits"/> of the first part.</summary>
    /// <param name="page">The page.</param>
    /// <param name="places">Places in the page.</param>
    /// <param name="bits">Takes one for each place.</param>
    /// <param name="buffers">Room to unpack columns.</param>
    void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers);

    /// <summary>Bounds of what <see cref="CopyBits"/> writes for a page's rows, so that a scan can leave whole pages out.</summary>
    /// <param name="page">The page.</param>
    (ulong Least, ulong Greatest) Bounds(int page);
}
