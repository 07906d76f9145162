namespace Bayou.Grains.Journal;

/// <summary>When streams are compacted.</summary>
public sealed class JournalOptions
{
    /// <summary>A tail of this many records is compacted. Default 4096.</summary>
    public int MaxTailRecords { get; set; } = 4096;

    /// <summary>A tail of this many bytes is compacted, unless the snapshot is larger. Default 256 KiB.</summary>
    public long MinCompactionBytes { get; set; } = 256 * 1024;

    /// <summary>A tail of this many records is compacted when its grain leaves memory. Default 64.</summary>
    public int DeactivationTailRecords { get; set; } = 64;
}
