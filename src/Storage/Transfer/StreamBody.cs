namespace Bayou.Storage.Transfer;

/// <summary>A record of a stream, or its snapshot.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Sequence">The record's sequence, or the last one that the snapshot contains.</param>
/// <param name="Body">Its bytes.</param>
internal readonly record struct StreamBody(string Stream, long Sequence, ReadOnlyMemory<byte> Body);
