namespace Bayou.Storage.Writing;

/// <summary>The records of one append that go to one stream, in order and without gaps.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Parent">Null when it has none or isn't new.</param>
/// <param name="First">Sequence of the first body.</param>
/// <param name="Bodies">At least one.</param>
internal sealed record StreamAppend(string Stream, string? Parent, long First, List<ReadOnlyMemory<byte>> Bodies)
{
    public long Last => First + Bodies.Count - 1;
}
