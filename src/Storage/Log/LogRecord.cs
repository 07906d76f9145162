namespace Bayou.Storage.Log;

/// <summary>One record of one stream: the unit that a grain appends.</summary>
/// <param name="Stream">The stream's name: time-ordered where it is new, so that rows land at the right edge of the tree.</param>
/// <param name="Sequence">1 for the first record of a stream, then without gaps. (Stream, Sequence) is the primary key.</param>
/// <param name="Body">The record's bytes; the store doesn't look into them.</param>
/// <param name="Parent">
/// On one record of a stream, as a rule the first: the name under which the stream can be found with others of its kind from then on. Where
/// the stream has a parent already, this one doesn't count. Null on all other records.
/// </param>
public readonly record struct LogRecord(string Stream, long Sequence, ReadOnlyMemory<byte> Body, string? Parent = null);
