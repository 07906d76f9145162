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
}
