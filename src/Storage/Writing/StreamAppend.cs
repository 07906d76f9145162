namespace Bayou.Storage.Writing;

/// <summary>The records of one append that go to one stream, in order and without gaps.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="First">Sequence of the first body.</param>
/// <param name="Bodies">At least one.</param>
internal sealed record StreamAppend(string Stream, long First, List<ReadOnlyMemory<byte>> Bodies)
{
    /// <summary>The parent that one of the records names; null when none does.</summary>
    public string? Parent { get; set; }

    public long Last => First + Bodies.Count - 1;
}
