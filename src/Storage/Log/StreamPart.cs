using System.Collections.Immutable;

namespace Bayou.Storage.Log;

/// <summary>Gathers the records of a part of a stream.</summary>
/// <param name="stream">The stream's name.</param>
/// <param name="afterSequence">The record before the part.</param>
/// <param name="maxBytes">The part is full with the record that reaches so many bytes.</param>
internal sealed class StreamPart(string stream, long afterSequence, int maxBytes)
{
    private readonly ImmutableArray<LogRecord>.Builder _records = ImmutableArray.CreateBuilder<LogRecord>();
    private long _bytes;

    /// <summary>Whether no record is to be added any more.</summary>
    public bool IsFull => _bytes >= maxBytes;

    /// <summary>Adds the next record.</summary>
    /// <exception cref="InvalidDataException">There is a gap.</exception>
    public void Add(long sequence, ReadOnlyMemory<byte> body)
    {
        var expected = afterSequence + _records.Count + 1;
        if (sequence != expected)
        {
            throw new InvalidDataException($"Stream {stream} lacks the records between {expected - 1} and {sequence}.");
        }

        _records.Add(new LogRecord(stream, sequence, body));
        _bytes += body.Length;
    }

    /// <summary>The records. To be taken once.</summary>
    public ImmutableArray<LogRecord> ToRecords() => _records.DrainToImmutable();
}
